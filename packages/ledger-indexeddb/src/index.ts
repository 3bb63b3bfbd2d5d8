export { indexedDbLedger, type IndexedDbLedgerOptions } from './indexed-db-ledger.ts'
