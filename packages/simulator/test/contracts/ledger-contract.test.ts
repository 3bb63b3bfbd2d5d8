import { memoryLedger } from '@paycode/core'
import { ledgerContract } from '../../src/index.ts'
import { settlingLedger } from '../../src/replay/settling-ledger.ts'
import { brokenLedgers, rightLedger } from './broken-ledgers.ts'
import { brokenStores, rightStore } from './broken-stores.ts'
import { failed, runSuite } from './run-suite.ts'

const casesOfAll = 16
const casesOfStores = 10

describe('the memory ledger', () => {
  ledgerContract({ test, open: memoryLedger })
})

describe('the memory ledger with room for three claims', () => {
  ledgerContract({ test, open: () => memoryLedger({ maxClaims: 3 }) })
})

describe('the ledger of a replay', () => {
  ledgerContract({ test, open: () => settlingLedger(memoryLedger()) })
})

describe('the suite', () => {
  test('finds no fault in a right ledger', async () => {
    const results = await runSuite((run) => ledgerContract({ test: run, open: rightLedger }))
    expect(failed(results)).toEqual([])
    expect(results.size).toBe(casesOfAll)
  })

  test('finds no fault in a right store, with the cases that need one', async () => {
    const results = await runSuite((run) => ledgerContract({ test: run, ...rightStore() }))
    expect(failed(results)).toEqual([])
    expect(results.size).toBe(casesOfAll + casesOfStores)
  })

  test('asks nothing of a clock that a store does not hear of', async () => {
    const ownClock = { retainMs: 1, pass: async () => {} }
    const results = await runSuite((run) =>
      ledgerContract({ test: run, open: rightLedger, ownClock }),
    )
    expect(results.size).toBe(casesOfAll - 2)
    expect([...results.keys()].filter((name) => name.includes('clock'))).toEqual([])
  })

  test.each(brokenStores)('notices a store that %s', async (_, open, noticedBy) => {
    const results = await runSuite((run) => ledgerContract({ test: run, ...open() }))
    expect(failed(results)).toContain(noticedBy)
    expect(results.get(noticedBy)).toMatch(/^\w*Error: ./)
  })

  test.each(brokenLedgers)('notices a ledger that %s', async (_, open, noticedBy) => {
    const results = await runSuite((run) => ledgerContract({ test: run, open }))
    expect(failed(results)).toContain(noticedBy)
    expect(results.get(noticedBy)).toMatch(/^\w*Error: ./)
  })

  test('has no case that notices no fault', () => {
    const noticing = new Set([...brokenLedgers, ...brokenStores].map(([, , noticed]) => noticed))
    expect(noticing.size).toBe(casesOfAll + casesOfStores)
  })

  test('opens a ledger for each case and closes it, whatever the case came to', async () => {
    let opened = 0
    let closed = 0
    const open = async () => {
      opened += 1
      const ledger = memoryLedger()
      await ledger.close()
      return { ...ledger, close: async () => void (closed += 1) }
    }
    const results = await runSuite((run) => ledgerContract({ test: run, open }))
    expect(failed(results).length).toBeGreaterThan(0)
    expect(opened).toBe(results.size)
    // Two cases close the ledger themselves, one of them twice. The suite then closes it once more.
    expect(closed).toBe(results.size + 3)
  })

  test('says what it wanted and what it got', async () => {
    const open = () => ({ ...memoryLedger(), claim: async () => 'claimed' as const })
    const results = await runSuite((run) => ledgerContract({ test: run, open }))
    expect(results.get('ledger: claims a fingerprint once')).toBe(
      'Error: second claim: expected already-claimed, got claimed',
    )
    expect(results.get('ledger: rejects a claim without a fingerprint')).toBe(
      'Error: claim of nothing: expected a rejection, got the answer claimed',
    )
  })
})
