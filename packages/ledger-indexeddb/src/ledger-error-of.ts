import { LedgerError, type LedgerProblem } from '@paycode/core'

type Words = readonly [code: LedgerProblem, message: string, cure: string]

/** What a browser complains of, by the name of its exception (https://www.w3.org/TR/IndexedDB/#exceptions). */
const wordsOf: Readonly<Record<string, Words>> = {
  QuotaExceededError: [
    'ledger-full',
    'the browser gives the ledger no room',
    'Make room on the disk, or allow this site to store more.',
  ],
  VersionError: [
    'ledger-too-new',
    'a newer version of this page made the ledger',
    'Load the page anew, so that it is the newest everywhere. Nothing was changed in the ledger.',
  ],
}

const unreachable: Words = [
  'ledger-unreachable',
  "the browser's storage failed",
  'Load the page anew. If it stays, look after the disk, and whether the browser may keep data of this site.',
]

/** What went wrong in the browser's storage, in the ledger's own words. */
export function ledgerErrorOf(error: unknown): unknown {
  if (error instanceof LedgerError || error instanceof TypeError) return error
  const name: unknown = Reflect.get(Object(error), 'name')
  const [code, message, cure] = wordsOf[String(name)] ?? unreachable
  return new LedgerError(code, message, { cure, cause: error })
}
