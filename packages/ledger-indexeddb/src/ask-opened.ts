import { ledgerErrorOf } from './ledger-error-of.ts'
import { openingMs } from './open-store.ts'
import { within } from './within.ts'

/**
 * The first answer of a newly opened database. If it fails, the database is closed: the next claim opens a new
 * connection.
 */
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
