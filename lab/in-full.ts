/** Whether every variant runs, as in `npx pnpm@12 test:full`. docs/ci-time.md lists what the shorter run leaves out. */
export const inFull: boolean = process.env['PAYCODE_FULL'] === '1'

/** The rows of a table: all of them in full, else every fourth and the last. */
export const sampled = <Row extends [unknown] | object | string | number>(
  rows: readonly Row[],
): readonly Row[] =>
  rows.filter((_, index) => inFull || index % 4 === 0 || index === rows.length - 1)

/** A test of the full run only. */
export function testInFull(name: string, run: () => Promise<void>, timeoutMs?: number): void {
  if (inFull) test(name, run, timeoutMs)
}
