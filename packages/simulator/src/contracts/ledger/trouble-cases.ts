import { LedgerError } from '@paycode/core'
import { type ClaimAnswer } from '@paycode/core/adapter'
import { firstValueFrom, timer } from 'rxjs'
import { expectEqual } from '../runner.ts'
import type { LedgerCase } from './ledger-case.ts'
import type { LedgerContractOptions } from './ledger-contract-options.ts'

/** Claims to try after a repair, at most. A ledger may reject a few until it reaches its store again. */
const maxTries = 100

/** How long a store stays slow, in ms of the real clock. A ledger with a timeout has answered by then. */
const slowMs = 50

export function troubleCases(
  withLedger: LedgerCase,
  { breakStore, stallStore }: LedgerContractOptions,
): void {
  if (breakStore) {
    withLedger('rejects while its store is not there, and recovers', async (ledger, time) => {
      expectEqual(await ledger.claim(['a'], time.terms()), 'claimed', 'claim before')
      const mend = await breakStore()
      const refusals: unknown[] = []
      try {
        for (const name of ['a', 'b']) {
          const outcome = await ledger.claim([name], time.terms()).catch((error: unknown) => error)
          refusals.push(outcome)
        }
      } finally {
        await mend()
      }
      for (const refusal of refusals) {
        expectEqual(refusal instanceof LedgerError, true, 'a LedgerError while it is not there')
        expectEqual(
          refusal instanceof LedgerError && refusal.words.en.cure !== '',
          true,
          'cure of the error',
        )
      }
      const again = async (tries: number): Promise<ClaimAnswer> =>
        ledger
          .claim(['a'], time.terms())
          .catch((error: unknown) => (tries > 0 ? again(tries - 1) : Promise.reject(error)))
      expectEqual(await again(maxTries), 'already-claimed', 'claim of before, when it is back')
      expectEqual(await ledger.claim(['c'], time.terms()), 'claimed', 'new claim when it is back')
    })
  }

  if (stallStore) {
    withLedger('waits for a slow store, and claims once', async (ledger, time) => {
      const mend = await stallStore()
      let answered = 0
      const claims = Array.from({ length: 8 }, async () => {
        const answer = await ledger.claim(['a'], time.terms())
        answered += 1
        return answer
      })
      // The claims settle in the end, also where the store could not be repaired.
      const settled = Promise.allSettled(claims)
      try {
        await firstValueFrom(timer(slowMs))
        expectEqual(answered, 0, 'answers while nothing can be known')
      } finally {
        await mend()
        await settled
      }
      const answers = await Promise.all(claims)
      expectEqual(answers.filter((answer) => answer === 'claimed').length, 1, 'claims that won')
    })
  }
}
