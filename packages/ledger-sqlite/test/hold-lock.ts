import { openDatabase } from '../src/database/open-database.ts'

/** Another connection holds the write lock of a ledger's file. */
export function holdLock(file: string): { release(): void } {
  const other = openDatabase(file)
  other.exec('BEGIN IMMEDIATE')
  return {
    release() {
      other.exec('ROLLBACK')
      other.close()
    },
  }
}
