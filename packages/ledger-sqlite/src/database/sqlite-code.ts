export type SqliteCode = 'busy' | 'read-only' | 'input-output' | 'damaged' | 'full' | 'cannot-open'

/** SQLite's primary result codes for which the ledger has words of its own (https://sqlite.org/rescode.html). */
const sqliteCodes: Readonly<Record<number, SqliteCode>> = {
  5: 'busy',
  6: 'busy',
  8: 'read-only',
  10: 'input-output',
  11: 'damaged',
  13: 'full',
  14: 'cannot-open',
  26: 'damaged',
}

/** The result code of an SQLite error; `undefined` for other errors and for codes that are not in the table. */
export function sqliteCode(error: unknown): SqliteCode | undefined {
  // The low byte is the primary code. The rest of an extended code is a detail that no cure depends on.
  return sqliteCodes[resultCode(error) & 0xff]
}

/** Whether SQLite raised the error, with any code. Where libsql gives no number, the name of its code still shows it. */
export function isSqliteError(error: unknown): boolean {
  const code: unknown = Reflect.get(Object(error), 'code')
  return resultCode(error) !== 0 || /^(ERR_)?SQLITE/.test(String(code))
}

/**
 * `node:sqlite` puts the number in `errcode`; libsql in `rawCode`, or at the end of the message when it cannot open a
 * file.
 */
function resultCode(error: unknown): number {
  if (typeof error !== 'object' || error === null) return 0
  if ('errcode' in error) return Number(error.errcode)
  if ('rawCode' in error) return Number(error.rawCode)
  const message = 'message' in error ? String(error.message) : ''
  return Number(/^ConnectionFailed\(.*: (\d+)"?\)$/.exec(message)?.[1] ?? 0)
}
