import type { Database } from '../database/database.ts'

/**
 * Pages of 2 KiB that the write-ahead log holds before it is copied into the file. While claims come one by one it stays
 * at 4 MiB: a log that is overwritten syncs in two thirds of the time of one that grows.
 */
const shortPages = 2_000
/**
 * Under load 32 MiB: a copy writes nearly one page for each claim since the last copy, and costs more than longer
 * syncs.
 */
const longPages = 16_000

/** A group of at least this many claims counts as load. */
const minLoadClaims = 16

/** Sets how long a database's log may grow, by the number of claims that come at once. */
export function logFitter(database: Database): (claims: number) => void {
  let pages = 0
  return (claims) => {
    const fitting = claims < minLoadClaims ? shortPages : longPages
    if (fitting === pages) return
    pages = fitting
    database.exec(`PRAGMA wal_autocheckpoint = ${pages}`)
  }
}
