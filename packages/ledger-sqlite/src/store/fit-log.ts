import type { Database } from '../database/database.ts'

/**
 * How long the write-ahead log grows before it is copied into the file, in pages of 2 KiB. Where claims come one by one it
 * stays short, 4 MiB: a log that is written over is synced in two thirds of the time of one that grows.
 */
const shortPages = 2_000
/** Under load 32 MiB: a copy writes nearly as many pages as there were claims since the last, and now costs more. */
const longPages = 16_000

/** From so many claims at once on it is load. */
const manyClaims = 16

/** Tells a database how long its log may grow, by how many claims come at once. */
export function logFitter(database: Database): (claims: number) => void {
  let pages = 0
  return (claims) => {
    const fitting = claims < manyClaims ? shortPages : longPages
    if (fitting === pages) return
    pages = fitting
    database.exec(`PRAGMA wal_autocheckpoint = ${pages}`)
  }
}
