export { inspectLedgerFile, type LedgerFileReport } from './inspect-ledger-file.ts'
export { pruneLedgerFile } from './prune-ledger-file.ts'
export { rotateLedgerKey } from './rotate-ledger-key.ts'
export { sqliteLedger, type SqliteLedgerOptions } from './sqlite-ledger.ts'
