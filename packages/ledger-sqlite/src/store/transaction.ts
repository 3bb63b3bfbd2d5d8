import type { Database } from '../database/database.ts'

/** Runs with the write lock held; what throws undoes it all. */
export function transaction<Result>(database: Database, run: () => Result): Result {
  database.exec('BEGIN IMMEDIATE')
  try {
    const result = run()
    database.exec('COMMIT')
    return result
  } catch (error) {
    try {
      database.exec('ROLLBACK')
    } catch {
      // SQLite has undone it by itself, as it does after most errors of the disk.
    }
    throw error
  }
}
