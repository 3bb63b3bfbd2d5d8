import { join } from 'node:path'
import type { ClaimAnswer } from '@paycode/core/adapter'
import { ledgerContract } from '@paycode/simulator'
import { describeEngines } from '../../../../lab/engines/describe-engines.ts'
import { remoteLedger, type Tab } from '../browser/open-tab.ts'
import { openEngineTab } from './open-engine-tab.ts'

jest.setTimeout(120_000)

const timeoutMs = 4_000
const terms = { now: 1_700_000_000_000, retainMs: 600_000 }
const codes = Array.from({ length: 200 }, (_, index) => `code-${index}`)

describeEngines('a ledger', (lab) => {
  let one: Tab
  let two: Tab
  let name = ''
  let names = 0
  // Each run of a test, also a repeated one, gets a new database.
  const newName = () => `ledger-${(names += 1)}`

  beforeAll(async () => {
    const url = await lab().serve({ entry: join(__dirname, '../browser/ledger.page.ts') })
    one = await openEngineTab(lab().engine, url)
    two = await openEngineTab(lab().engine, url)
  })

  test('that two tabs and a worker claim the same 200 codes of gives each once', async () => {
    name = newName()
    const tills = [one.ask, two.ask, one.askWorker]
    await Promise.all(tills.map((ask) => ask('open', name, name)))
    const claims = codes.map((code) => [code])
    const at = Date.now() + 300
    const answers = await Promise.all(tills.map((ask) => ask('claimAt', at, name, claims, terms)))
    const claimed = codes.map(
      (_, place) => answers.filter((ofTill) => ofTill[place] === 'claimed').length,
    )
    expect(claimed).toEqual(codes.map(() => 1))
    expect(new Set(answers.flat())).toEqual(new Set(['claimed', 'already-claimed']))
    const later = await two.ask('claim', name, claims, terms)
    expect(new Set(later)).toEqual(new Set(['already-claimed']))
  })

  const hold = async () => {
    await two.ask('hold', name)
    return () => two.ask('release')
  }

  ledgerContract({
    test,
    open: () => {
      name = newName()
      return remoteLedger(one.ask, name, timeoutMs)
    },
    reopen: () => remoteLedger(two.ask, name, timeoutMs),
    async claimElsewhere(fingerprint, claimTerms) {
      const claims = Array.from({ length: 32 }, () => [fingerprint])
      await two.ask('open', 'tab', name)
      await two.askWorker('open', 'worker', name)
      const answers = await Promise.all([
        two.ask('claim', 'tab', claims, claimTerms),
        two.askWorker('claim', 'worker', claims, claimTerms),
      ])
      return answers.flat() as ClaimAnswer[]
    },
    breakStore: hold,
    stallStore: hold,
  })
})
