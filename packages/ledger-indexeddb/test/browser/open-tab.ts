import { LedgerError, type Ledger, type LedgerStatus } from '@paycode/core'
import { type ClaimAnswer, type ClaimTerms } from '@paycode/core/adapter'
import { madeUpWords } from '@paycode/simulator/testing'
import type { BrowserContext, Page } from 'playwright-core'
import type { Hands, PageKeys } from './ledger.page.ts'

type Hand = keyof Hands
type Result<Name extends Hand> = Awaited<ReturnType<Hands[Name]>>
type Ask = <Name extends Hand>(
  name: Name,
  ...args: Parameters<Hands[Name]>
) => Promise<Result<Name>>

/** A tab with the ledger's page, and a worker of that page. */
export interface Tab {
  readonly ask: Ask
  readonly askWorker: Ask
}

export async function openTab(context: BrowserContext, url: string, opened?: Page): Promise<Tab> {
  const page = opened ?? (await context.newPage())
  await page.goto(url)
  const asking =
    (where: 'hands' | 'inWorker'): Ask =>
    (name, ...args) =>
      page.evaluate(
        ([place, method, given]) => {
          const found: unknown = Reflect.get(globalThis, place)
          return place === 'hands'
            ? Reflect.apply(Reflect.get(found as object, method), undefined, given)
            : Reflect.apply(found as () => unknown, undefined, [method, ...given])
        },
        [where, name, args] as const,
      )
  return { ask: asking('hands'), askWorker: asking('inWorker') }
}

let handles = 0

/** A ledger in a tab or its worker, with the interface that the contract suite needs. */
export async function remoteLedger(
  ask: Ask,
  name: string,
  timeoutMs?: number,
  keys?: PageKeys,
): Promise<Ledger & { status(): Promise<LedgerStatus | undefined> }> {
  handles += 1
  const handle = String(handles)
  await ask('open', handle, name, timeoutMs, keys).catch((error: unknown) => {
    throw refusalIn(error)
  })
  const fingerprints = await ask('fingerprints', handle, '134579302432164181')
  return {
    fingerprinter: { fingerprints: () => fingerprints },
    async claim(names, terms: ClaimTerms) {
      const [answer = ''] = await ask('claim', handle, [[...names]], terms)
      if (answer === 'claimed' || answer === 'already-claimed') return answer satisfies ClaimAnswer
      if (answer === 'TypeError') throw new TypeError('wrong use')
      throw new LedgerError(answer as LedgerError['code'], madeUpWords(answer))
    },
    status: () => ask('status', handle),
    close: () => ask('close', handle),
  }
}

/** Errors leave a page as text; a refused key is recognised by its words. */
const refusalIn = (error: unknown): unknown =>
  /LedgerError: .*\bkey\b/.test(String(error))
    ? new LedgerError('ledger-key', madeUpWords(String(error)))
    : error
