import type { Database } from '../database/database.ts'

/**
 * Closes a database with all of it in its one file, so that a copy of that is whole. SQLite does so when the last one
 * leaves; but libsql leaves with its last statement only, which is when the garbage collector comes to it.
 */
export function closeDatabase(database: Database): void {
  try {
    database.exec('PRAGMA wal_checkpoint(TRUNCATE)')
  } catch {
    // Others are at work in it, or the disk is gone: what was claimed is in the files beside it.
  } finally {
    database.close()
  }
}
