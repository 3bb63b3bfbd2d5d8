/** The test runner's `test`: that of jest, vitest or node:test. */
export type TestFunction = (name: string, run: () => Promise<void>) => unknown

/** Fails a test where two values differ. The suites depend on no runner and no assertion library. */
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

/** @throws {TypeError} when a required function of a suite is missing. */
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
