import type { TestFunction } from '../../src/index.ts'

/** The result of a case: `undefined` when it passed, otherwise its error. */
export type Results = ReadonlyMap<string, string | undefined>

/** Runs a suite without a runner: collects its cases, then runs them one after the other. */
export async function runSuite(suite: (test: TestFunction) => void): Promise<Results> {
  const cases: { name: string; run: () => Promise<void> }[] = []
  suite((name, run) => cases.push({ name, run }))
  const results = new Map<string, string | undefined>()
  for (const { name, run } of cases) {
    results.set(name, await run().then(() => undefined, String))
  }
  return results
}

/** The cases that failed. */
export const failed = (results: Results): string[] =>
  [...results].filter(([, complaint]) => complaint !== undefined).map(([name]) => name)
