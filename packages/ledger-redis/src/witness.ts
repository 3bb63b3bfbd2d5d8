import type { ClaimAnswer } from '@paycode/core/adapter'
import type { Claim } from './claim-all.ts'
import { ledgerIdOf } from './ledger-marker.ts'

/**
 * The latest claim that this till has answered. A store that lost claims of this till has lost this one too: with an older
 * state, after a failover, a crash or from a backup, what is missing is what came last.
 */
export interface Witness {
  readonly name: string
  readonly ledgerId: string
  /** It is live at least until then, on this process's monotonic clock, in ms. */
  readonly until: number
}

/** @param sentAt when the claims were sent, which live from then or a little later. */
export function witnessOf(
  claims: readonly Claim[],
  answers: readonly ClaimAnswer[],
  { marker, sentAt }: { readonly marker: string; readonly sentAt: number },
): Witness | undefined {
  const claim = claims[answers.lastIndexOf('claimed')]
  if (claim === undefined) return undefined
  const { names, retainMs } = claim
  return { name: names[0] ?? '', ledgerId: ledgerIdOf(marker), until: sentAt + retainMs }
}
