/** The part of an SQLite library that the ledger uses: the shape that `node:sqlite` and `libsql` share. */
export interface Database {
  exec(sql: string): unknown
  prepare(sql: string): Statement
  close(): void
}

interface Statement {
  run(...values: readonly (string | number)[]): { readonly changes: number | bigint }
  get(...values: readonly (string | number)[]): Readonly<Record<string, unknown>> | undefined
  all(...values: readonly (string | number)[]): readonly Readonly<Record<string, unknown>>[]
}
