import { LedgerError, type Ledger } from '@paycode/core'
import type { ClaimAnswer } from '@paycode/core/adapter'
import { expectEqual } from '../runner.ts'
import { closing, type LedgerCase } from './ledger-case.ts'
import type { LedgerContractOptions } from './ledger-contract-options.ts'
import type { StoreTime } from './store-time.ts'

const madeUpCode = '134579302432164181'

export function otherKeyCases(
  withLedger: LedgerCase,
  { otherKeys, reopen }: LedgerContractOptions,
): void {
  if (!otherKeys) return
  const { stranger, rotation } = otherKeys

  withLedger('refuses a till with another key, however often it starts', async (ledger, time) => {
    expectEqual(await claim(ledger, 'a', time), 'claimed', 'claim under the key in use')
    for (const start of ['at first', 'after a restart']) {
      expectEqual(await answerOf(stranger, 'a', time), 'ledger-key', `another key ${start}`)
    }
    expectEqual(await claim(ledger, 'b', time), 'claimed', 'claim beside the refused till')
  })

  if (!rotation || !reopen) return
  withLedger('rotates its key from till to till', async (ledger, time) => {
    expectEqual(await claim(ledger, 'a', time), 'claimed', 'claim under the old key')
    await closing(rotation.both(), async (both) => {
      expectEqual(await claim(both, 'a', time), 'already-claimed', 'seen with both keys')
      expectEqual(await claim(both, 'b', time), 'claimed', 'claim with both keys')
      expectEqual(await claim(ledger, 'b', time), 'already-claimed', 'seen with the old key')
      await closing(rotation.next(), async (next) => {
        expectEqual(await claim(next, 'b', time), 'already-claimed', 'seen with the new key')
        expectEqual(await answerOf(reopen, 'c', time), 'ledger-key', 'the old key afterwards')
        expectEqual(await claim(next, 'c', time), 'claimed', 'claim under the new key')
        expectEqual(await claim(both, 'c', time), 'already-claimed', 'seen with both keys again')
      })
    })
  })
}

/** Claims a code under all its fingerprints, as `readyCodes` does. */
async function claim(ledger: Ledger, code: string, time: StoreTime): Promise<ClaimAnswer> {
  const names = ledger.fingerprinter?.fingerprints(madeUpCode) ?? [madeUpCode]
  return ledger.claim(
    names.map((name) => `${name} ${code}`),
    time.terms(),
  )
}

/** The answer to a code, or the error: a ledger may refuse to open, to fingerprint a code, or to claim it. */
async function answerOf(
  open: () => Ledger | Promise<Ledger>,
  code: string,
  time: StoreTime,
): Promise<string> {
  let answer: string = 'none'
  try {
    await closing(open(), async (ledger) => {
      answer = await claim(ledger, code, time)
    })
  } catch (error) {
    if (!(error instanceof LedgerError)) throw error
    answer = error.code
  }
  return answer
}
