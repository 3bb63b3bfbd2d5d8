/** The `test` of the runner that a suite is given to: jest's, vitest's, node:test's. */
export type TestFunction = (name: string, run: () => Promise<void>) => unknown

/** Fails a test of a suite. The suites bring no runner and no assertion library along. */
export function expectEqual<Value>(actual: Value, expected: Value, what: string): void {
  if (!Object.is(actual, expected)) {
    throw new Error(`${what}: expected ${String(expected)}, got ${String(actual)}`)
  }
}

export async function expectRejection(promise: Promise<unknown>, what: string): Promise<void> {
  const outcome = await promise.then(
    (value) => `the answer ${String(value)}`,
    () => undefined,
  )
  if (outcome !== undefined) throw new Error(`${what}: expected a rejection, got ${outcome}`)
}

/** @throws {TypeError} when a suite was not given what it needs. */
export function checkFunctions(
  caller: string,
  example: string,
  given: Readonly<Record<string, unknown>>,
): void {
  for (const [name, value] of Object.entries(given)) {
    if (typeof value === 'function') continue
    throw new TypeError(`${caller}: ${name} must be a function, for example ${example}.`)
  }
}
