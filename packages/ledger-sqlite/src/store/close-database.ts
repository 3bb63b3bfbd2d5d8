import type { Database } from '../database/database.ts'

/**
 * Closes a database after moving the write-ahead log into its file, so that a copy of the one file is complete. SQLite
 * does so itself when the last connection closes. libsql closes a connection only with its last statement, which is when
 * the garbage collector frees it.
 */
export function closeDatabase(database: Database): void {
  try {
    database.exec('PRAGMA wal_checkpoint(TRUNCATE)')
  } catch {
    // Another process uses the database, or the disk is gone. The claims are then in the files beside it.
  } finally {
    database.close()
  }
}
