export type SqliteCode = 'busy' | 'read-only' | 'input-output' | 'damaged' | 'full' | 'cannot-open'

/** SQLite's primary result codes that a ledger can say something about (https://sqlite.org/rescode.html). */
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

/** What SQLite complained of; `undefined` where it was not SQLite, or says nothing that helps. */
export function sqliteCode(error: unknown): SqliteCode | undefined {
  // The rest of an extended code tells more than a ledger can.
  return sqliteCodes[resultCode(error) & 0xff]
}

/** Whether SQLite complained, of whatever it was. libsql says so at least in the name of its code. */
export function isSqliteError(error: unknown): boolean {
  const code: unknown = Reflect.get(Object(error), 'code')
  return resultCode(error) !== 0 || /^(ERR_)?SQLITE/.test(String(code))
}

/** `node:sqlite` has the number in `errcode`, libsql in `rawCode`, or at the end of its message when it cannot open. */
function resultCode(error: unknown): number {
  if (typeof error !== 'object' || error === null) return 0
  if ('errcode' in error) return Number(error.errcode)
  if ('rawCode' in error) return Number(error.rawCode)
  const message = 'message' in error ? String(error.message) : ''
  return Number(/^ConnectionFailed\(.*: (\d+)"?\)$/.exec(message)?.[1] ?? 0)
}
