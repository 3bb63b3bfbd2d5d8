import type { Ledger } from '@paycode/core'
import { expectEqual, expectRejection, type TestFunction } from './runner.ts'

export interface LedgerContractOptions {
  /** The runner's own `test`. */
  readonly test: TestFunction
  /** Opens an empty ledger, a new one for each test. */
  readonly open: () => Ledger | Promise<Ledger>
}

const minuteMs = 60_000
const retainMs = 15 * minuteMs
const now = 1_700_000_000_000

/** What every ledger must hold. Give it the runner's `test`; each case gets a ledger of its own. */
export function ledgerContract({ test, open }: LedgerContractOptions): void {
  const withLedger = (name: string, run: (ledger: Ledger) => Promise<void>): unknown =>
    test(`ledger: ${name}`, async () => {
      const ledger = await open()
      try {
        await run(ledger)
      } finally {
        await ledger.close()
      }
    })

  withLedger('claims a fingerprint once', async (ledger) => {
    expectEqual(await ledger.claim(['a'], { now, retainMs }), 'claimed', 'first claim')
    expectEqual(await ledger.claim(['a'], { now, retainMs }), 'already-claimed', 'second claim')
  })

  withLedger('keeps fingerprints apart', async (ledger) => {
    expectEqual(await ledger.claim(['a'], { now, retainMs }), 'claimed', 'claim of a')
    expectEqual(await ledger.claim(['b'], { now, retainMs }), 'claimed', 'claim of b')
    expectEqual(await ledger.claim(['ab'], { now, retainMs }), 'claimed', 'claim of ab')
  })

  withLedger('lets one of 64 simultaneous claims win', async (ledger) => {
    const claims = Array.from({ length: 64 }, () => ledger.claim(['a'], { now, retainMs }))
    const answers = await Promise.all(claims)
    expectEqual(answers.filter((answer) => answer === 'claimed').length, 1, 'claims that won')
  })

  withLedger('keeps a claim until its retention is over, and not longer', async (ledger) => {
    await ledger.claim(['a'], { now, retainMs })
    const late = { now: now + retainMs - 1, retainMs }
    expectEqual(await ledger.claim(['a'], late), 'already-claimed', 'one millisecond before')
    const over = { now: now + retainMs, retainMs }
    expectEqual(await ledger.claim(['a'], over), 'claimed', 'at the end of the retention')
  })

  withLedger('keeps what it claimed anew after the retention', async (ledger) => {
    await ledger.claim(['a'], { now, retainMs })
    const over = { now: now + retainMs, retainMs }
    await ledger.claim(['a'], over)
    expectEqual(await ledger.claim(['a'], over), 'already-claimed', 'claim after the second')
  })

  withLedger('forgets no live claim to make room', async (ledger) => {
    await ledger.claim(['a'], { now, retainMs })
    const others = Array.from({ length: 100 }, (_, index) => `b${index}`)
    // A full ledger may reject them.
    await Promise.allSettled(others.map((other) => ledger.claim([other], { now, retainMs })))
    expectEqual(await ledger.claim(['a'], { now, retainMs }), 'already-claimed', 'second claim')
  })

  withLedger('does not renew a claim when it is refused', async (ledger) => {
    await ledger.claim(['a'], { now, retainMs })
    await ledger.claim(['a'], { now: now + minuteMs, retainMs })
    const over = { now: now + retainMs, retainMs }
    expectEqual(await ledger.claim(['a'], over), 'claimed', 'claim after the first retention')
  })

  withLedger('frees nothing when the clock goes back', async (ledger) => {
    await ledger.claim(['a'], { now, retainMs })
    const back = { now: now - 60 * minuteMs, retainMs }
    expectEqual(await ledger.claim(['a'], back), 'already-claimed', 'an hour earlier')
  })

  withLedger('knows a code under the previous key', async (ledger) => {
    await ledger.claim(['under-old-key'], { now, retainMs })
    const rotated = ledger.claim(['under-new-key', 'under-old-key'], { now, retainMs })
    expectEqual(await rotated, 'already-claimed', 'claim after the key was rotated')
  })

  withLedger('stores a new claim under the current key', async (ledger) => {
    await ledger.claim(['under-new-key', 'under-old-key'], { now, retainMs })
    const later = ledger.claim(['under-new-key'], { now, retainMs })
    expectEqual(await later, 'already-claimed', 'claim under the current key alone')
  })

  withLedger('rejects a claim without a fingerprint', async (ledger) => {
    await expectRejection(ledger.claim([], { now, retainMs }), 'claim of nothing')
  })

  withLedger('rejects claims once closed, and closes twice', async (ledger) => {
    await ledger.close()
    await ledger.close()
    await expectRejection(ledger.claim(['a'], { now, retainMs }), 'claim after close')
  })
}
