import type { Database } from '../database/database.ts'

/** The claims of a ledger, many at a time: a call into SQLite costs more than what it does for one name. */
export interface ClaimsTable {
  /** Until when each of the names is claimed, ms since the epoch; without those that are not. */
  read(names: readonly string[]): ReadonlyMap<string, number>
  write(claims: ReadonlyMap<string, number>): void
  /**
   * Looks at so many claims from a name on, round and round in the order of names, and throws away what had lapsed by a
   * moment. Names of codes fall anywhere, so each claim gets its turn, and the few pages that it needs are neighbours:
   * an index over the times would be one more to keep with each claim, and what lapsed together is strewn over the file.
   * Names of a fingerprinter of one's own that do not would have to be pruned by `pruneLedgerFile`.
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
