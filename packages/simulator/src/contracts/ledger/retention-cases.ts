import { expectEqual } from '../runner.ts'
import type { LedgerCase } from './ledger-case.ts'
import type { LedgerContractOptions } from './ledger-contract-options.ts'

const hourMs = 60 * 60_000

export function retentionCases(withLedger: LedgerCase, { ownClock }: LedgerContractOptions): void {
  withLedger('keeps a claim until its retention is over, and not longer', async (ledger, time) => {
    await ledger.claim(['a'], time.terms())
    await time.toLastMoment()
    expectEqual(await ledger.claim(['a'], time.terms()), 'already-claimed', 'at the last moment')
    await time.toEnd()
    expectEqual(await ledger.claim(['a'], time.terms()), 'claimed', 'at the end of the retention')
  })

  withLedger('keeps what it claimed again after the retention', async (ledger, time) => {
    await ledger.claim(['a'], time.terms())
    await time.passRetention()
    await ledger.claim(['a'], time.terms())
    expectEqual(await ledger.claim(['a'], time.terms()), 'already-claimed', 'after the second')
  })

  withLedger('does not renew a claim when it is refused', async (ledger, time) => {
    await ledger.claim(['a'], time.terms())
    await time.toLastMoment()
    await ledger.claim(['a'], time.terms())
    await time.toEnd()
    expectEqual(await ledger.claim(['a'], time.terms()), 'claimed', 'after the first retention')
  })

  // A store with its own clock ignores `now`.
  if (ownClock) return
  withLedger('frees nothing when the clock goes back', async (ledger, time) => {
    const { now, retainMs } = time.terms()
    await ledger.claim(['a'], { now, retainMs })
    const back = { now: now - hourMs, retainMs }
    expectEqual(await ledger.claim(['a'], back), 'already-claimed', 'an hour earlier')
  })

  withLedger('frees nothing when the clock jumps ahead and comes back', async (ledger, time) => {
    const { now, retainMs } = time.terms()
    await ledger.claim(['a'], { now, retainMs })
    const ahead = { now: now + retainMs + 12 * hourMs, retainMs }
    for (const other of ['b', 'c', 'd']) {
      await Promise.allSettled([ledger.claim([other], ahead)])
    }
    // A full ledger may reject the claim.
    const answer = await ledger.claim(['a'], { now, retainMs }).catch(() => 'already-claimed')
    expectEqual(answer, 'already-claimed', 'back again')
  })
}
