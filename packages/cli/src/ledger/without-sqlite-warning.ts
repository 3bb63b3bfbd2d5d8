/** Runs without Node 22's warning that its SQLite is experimental, which is of no use to a cashier. */
export function withoutSqliteWarning<Result>(run: () => Result): Result {
  const emitWarning = process.emitWarning.bind(process)
  const before: unknown = Reflect.get(process, 'emitWarning')
  process.emitWarning = (warning: string | Error, ...rest: unknown[]) => {
    if (!String(warning).startsWith('SQLite is an experimental feature')) {
      Reflect.apply(emitWarning, undefined, [warning, ...rest])
    }
  }
  try {
    return run()
  } finally {
    Reflect.set(process, 'emitWarning', before)
  }
}
