import { memoryLedger } from '@paycode/core'
import { ledgerContract } from '../../src/index.ts'
import { settlingLedger } from '../../src/replay/settling-ledger.ts'
import { brokenLedgers, rightLedger } from './broken-ledgers.ts'
import { failed, runSuite } from './run-suite.ts'

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
    expect(results.size).toBe(12)
  })

  test.each(brokenLedgers)('notices a ledger that %s', async (_, open, noticedBy) => {
    const results = await runSuite((run) => ledgerContract({ test: run, open }))
    expect(failed(results)).toContain(noticedBy)
    expect(results.get(noticedBy)).toMatch(/^\w*Error: ./)
  })

  test('has no case that notices no fault', () => {
    const noticing = new Set(brokenLedgers.map(([, , noticedBy]) => noticedBy))
    expect(noticing.size).toBe(12)
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
    // The case about closing closes twice itself, and the suite once more.
    expect(closed).toBe(results.size + 2)
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
