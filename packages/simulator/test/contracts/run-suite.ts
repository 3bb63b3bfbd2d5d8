import type { TestFunction } from '../../src/index.ts'

/** What a case of a suite came to: `undefined` when it held, else what it complained of. */
export type Results = ReadonlyMap<string, string | undefined>

/** Runs a suite without a runner: its cases are collected, then run one after the other. */
export async function runSuite(suite: (test: TestFunction) => void): Promise<Results> {
  const cases: { name: string; run: () => Promise<void> }[] = []
  suite((name, run) => cases.push({ name, run }))
  const results = new Map<string, string | undefined>()
  for (const { name, run } of cases) {
    results.set(name, await run().then(() => undefined, String))
  }
  return results
}

/** The cases that did not hold. */
export const failed = (results: Results): string[] =>
  [...results].filter(([, complaint]) => complaint !== undefined).map(([name]) => name)
