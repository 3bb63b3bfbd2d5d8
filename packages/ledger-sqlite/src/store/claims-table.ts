import type { Database } from '../database/database.ts'

/** The claims of a ledger. Each call takes many names: a call into SQLite costs more than its work for one name. */
export interface ClaimsTable {
  /** When the claim of each name lapses, ms since the epoch. Names without a claim are absent. */
  read(names: readonly string[]): ReadonlyMap<string, number>
  write(claims: ReadonlyMap<string, number>): void
  /**
   * Reads `count` claims in the order of names, beginning after `from` and wrapping at the end, and deletes those that had
   * lapsed by `lapsedBy` (ms since the epoch). Fingerprints are evenly distributed, so each claim gets its turn, and the
   * few pages that a sweep touches are neighbours. An index over the times would cost one more write a claim, and claims
   * that lapse together are scattered over the file. A custom fingerprinter whose names are not evenly distributed
   * needs `pruneLedgerFile`.
   */
  sweep(from: string, count: number, lapsedBy: number): void
}

export function claimsTable(database: Database): ClaimsTable {
  const read = database.prepare(
    'SELECT key, expires_at FROM json_each(?) CROSS JOIN claims ON name = value',
  )
  const write = database.prepare(
    `INSERT INTO claims SELECT value ->> 0, value ->> 1 FROM json_each(?) WHERE true
     ON CONFLICT (name) DO UPDATE SET expires_at = excluded.expires_at`,
  )
  const sweep = database.prepare(
    `DELETE FROM claims WHERE name IN (
       SELECT name FROM (
         SELECT * FROM (SELECT * FROM claims WHERE name > ?1 ORDER BY name LIMIT ?2)
         UNION ALL SELECT * FROM (SELECT * FROM claims ORDER BY name LIMIT ?2)
         LIMIT ?2
       ) WHERE expires_at <= ?3
     )`,
  )
  return {
    read(names) {
      const rows = read.all(JSON.stringify(names))
      return new Map(
        rows.map((row) => [names[Number(row['key'])] ?? '', Number(row['expires_at'])]),
      )
    },
    write: (claims) => void write.run(JSON.stringify([...claims])),
    sweep: (from, count, lapsedBy) => void sweep.run(from, count, lapsedBy),
  }
}
