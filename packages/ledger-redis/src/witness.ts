import type { ClaimAnswer } from '@paycode/core/adapter'
import type { Claim } from './claim-all.ts'
import { ledgerIdOf } from './ledger-marker.ts'

/**
 * The latest claim of this till. A store that lost claims of this till has lost this one too: a store with an older state
 * (after a failover, a crash or from a backup) lacks the newest claims.
 */
export interface Witness {
  readonly name: string
  readonly ledgerId: string
  /** The claim is live at least until then, in ms on this process's monotonic clock. */
  readonly until: number
}

/** @param sentAt when the claims were sent, in ms on the monotonic clock; they live from then or a little later. */
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
