import { join } from 'node:path'
import { lapsedKeepMs, type ClaimAnswer } from '@paycode/core/adapter'
import { ledgerContract } from '@paycode/simulator'
import { describeWith } from '../../../../lab/describe-with.ts'
import { labStartMs, startBrowserLab, type BrowserLab } from '../../../../lab/start-browser-lab.ts'
import { openTab, remoteLedger, type Tab } from './open-tab.ts'

jest.setTimeout(180_000)

const timeoutMs = 4_000

describeWith(['chromium'], 'a ledger in Chromium', () => {
  let lab: BrowserLab
  let one: Tab
  let two: Tab
  let name = ''
  let names = 0

  beforeAll(async () => {
    lab = await startBrowserLab()
    const url = await lab.serve({ entry: join(__dirname, 'ledger.page.ts') })
    const context = await lab.browser.newContext()
    one = await openTab(context, url)
    two = await openTab(context, url)
  }, labStartMs)
  afterAll(() => lab.close())

  const hold = async () => {
    await two.ask('hold', name)
    return () => two.ask('release')
  }

  ledgerContract({
    test,
    open: () => {
      names += 1
      name = `ledger-${names}`
      return remoteLedger(one.ask, name, timeoutMs)
    },
    reopen: () => remoteLedger(two.ask, name, timeoutMs),
    otherKeys: {
      stranger: () => remoteLedger(two.ask, name, timeoutMs, { key: 1 }),
      rotation: {
        both: () => remoteLedger(two.ask, name, timeoutMs, { key: 2, previousKey: 'kept' }),
        next: () => remoteLedger(two.ask, name, timeoutMs, { key: 2 }),
      },
    },
    async claimElsewhere(fingerprint, terms) {
      const claims = Array.from({ length: 32 }, () => [fingerprint])
      await two.ask('open', 'tab', name)
      await two.askWorker('open', 'worker', name)
      const answers = await Promise.all([
        two.ask('claim', 'tab', claims, terms),
        two.askWorker('claim', 'worker', claims, terms),
      ])
      return answers.flat() as ClaimAnswer[]
    },
    breakStore: hold,
    stallStore: hold,
  })
  test('a name that is claimed again days later is not deleted as lapsed', async () => {
    await one.ask('open', 'again', 'claimed-again')
    const terms = { now: 1_700_000_000_000, retainMs: 60_000 }
    const later = { ...terms, now: terms.now + 3 * lapsedKeepMs }
    // Many claims at the same moment: lapsed ones are searched only after a number of claims.
    const many = Array.from({ length: 40 }, (_, index) => [`${index}`])
    expect(new Set(await one.ask('claim', 'again', many, terms))).toEqual(new Set(['claimed']))
    expect(await one.ask('claim', 'again', [['0']], later)).toEqual(['claimed'])
    expect(await one.ask('claim', 'again', [['0']], later)).toEqual(['already-claimed'])
    await one.ask('close', 'again')
  })
})
