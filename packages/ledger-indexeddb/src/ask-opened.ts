import { ledgerErrorOf } from './ledger-error-of.ts'
import { openingMs } from './open-store.ts'
import { within } from './within.ts'

/** The answer of a database that was just opened. One that gives none is closed: the next claim opens another connection. */
export async function askOpened<Answer>(
  database: IDBDatabase,
  answer: Promise<Answer>,
): Promise<Answer> {
  try {
    return await within(openingMs, answer)
  } catch (error) {
    database.close()
    throw ledgerErrorOf(error)
  }
}
