export { indexedDbLedger } from './indexed-db-ledger.ts'
export type { IndexedDbLedgerOptions } from './indexed-db-ledger-options.ts'
