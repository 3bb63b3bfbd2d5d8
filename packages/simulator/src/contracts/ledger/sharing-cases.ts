import type { ClaimAnswer } from '@paycode/core/adapter'
import { expectEqual } from '../runner.ts'
import { closing, type LedgerCase } from './ledger-case.ts'
import type { LedgerContractOptions } from './ledger-contract-options.ts'

const longMs = 15 * 60_000

const isClaimed = (answer: ClaimAnswer): boolean => answer === 'claimed'

export function sharingCases(
  withLedger: LedgerCase,
  { reopen, claimElsewhere }: LedgerContractOptions,
): void {
  if (reopen) {
    withLedger('is one ledger for all who have it open', async (ledger, time) => {
      await closing(reopen(), async (other) => {
        expectEqual(await ledger.claim(['a'], time.terms()), 'claimed', 'claim of the first')
        expectEqual(await other.claim(['a'], time.terms()), 'already-claimed', 'seen by the second')
        expectEqual(await other.claim(['b'], time.terms()), 'claimed', 'claim of the second')
        expectEqual(await ledger.claim(['b'], time.terms()), 'already-claimed', 'seen by the first')
      })
    })

    withLedger('lets one of 64 claims of two who have it open win', async (ledger, time) => {
      await closing(reopen(), async (other) => {
        const claims = Array.from({ length: 64 }, (_, index) =>
          (index % 2 === 0 ? ledger : other).claim(['a'], time.terms()),
        )
        const answers = await Promise.all(claims)
        expectEqual(answers.filter(isClaimed).length, 1, 'claims that won')
      })
    })
  }

  if (claimElsewhere) {
    withLedger('lets one of 64 claims of several processes win', async (ledger, time) => {
      // The other processes take a while to start. No claim may expire meanwhile.
      const terms = { ...time.terms(), retainMs: longMs }
      const [elsewhere, here] = await Promise.all([
        claimElsewhere('a', terms),
        ledger.claim(['a'], terms),
      ])
      expectEqual(elsewhere.length, 64, 'claims elsewhere')
      expectEqual([...elsewhere, here].filter(isClaimed).length, 1, 'claims that won')
      expectEqual(await ledger.claim(['a'], terms), 'already-claimed', 'a later claim')
    })
  }
}
