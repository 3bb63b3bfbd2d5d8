import { expectEqual, expectRejection } from '../runner.ts'
import type { LedgerCase } from './ledger-case.ts'

export function singleUseCases(withLedger: LedgerCase): void {
  withLedger('claims a fingerprint once', async (ledger, time) => {
    expectEqual(await ledger.claim(['a'], time.terms()), 'claimed', 'first claim')
    expectEqual(await ledger.claim(['a'], time.terms()), 'already-claimed', 'second claim')
  })

  withLedger('keeps fingerprints apart', async (ledger, time) => {
    expectEqual(await ledger.claim(['a'], time.terms()), 'claimed', 'claim of a')
    expectEqual(await ledger.claim(['b'], time.terms()), 'claimed', 'claim of b')
    expectEqual(await ledger.claim(['ab'], time.terms()), 'claimed', 'claim of ab')
  })

  withLedger('lets one of 64 simultaneous claims win', async (ledger, time) => {
    const claims = Array.from({ length: 64 }, () => ledger.claim(['a'], time.terms()))
    const answers = await Promise.all(claims)
    expectEqual(answers.filter((answer) => answer === 'claimed').length, 1, 'claims that won')
  })

  withLedger('forgets no live claim to make room', async (ledger, time) => {
    await ledger.claim(['a'], time.terms())
    const others = Array.from({ length: 100 }, (_, index) => `b${index}`)
    // A full ledger may reject some of them.
    await Promise.allSettled(others.map((other) => ledger.claim([other], time.terms())))
    expectEqual(await ledger.claim(['a'], time.terms()), 'already-claimed', 'second claim')
  })

  withLedger('rejects a claim without a fingerprint', async (ledger, time) => {
    await expectRejection(ledger.claim([], time.terms()), 'claim of nothing')
  })
}
