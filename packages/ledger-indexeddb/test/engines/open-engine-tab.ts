import type { Engine } from '../../../../lab/engines/engine.ts'
import type { Tab } from '../browser/open-tab.ts'

/** A tab of another engine with the ledger's page, and a worker of that page. */
export async function openEngineTab(engine: Engine, url: string): Promise<Tab> {
  const page = await engine.newPage()
  await page.goto(url)
  return {
    ask: (name, ...args) => page.evaluate(`hands.${name}(${listOf(args)})`),
    askWorker: (name, ...args) => page.evaluate(`inWorker(${listOf([name, ...args])})`),
  }
}

/** The arguments as source text. A left-out one becomes `undefined`, where JSON would write `null`. */
const listOf = (args: readonly unknown[]): string =>
  args.map((arg) => JSON.stringify(arg) ?? 'undefined').join(', ')
