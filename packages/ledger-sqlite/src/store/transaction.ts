import type { Database } from '../database/database.ts'

/** Runs with the write lock held; an error rolls everything back. */
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
      // SQLite has rolled back itself, as it does after most disk errors.
    }
    throw error
  }
}
