import { LedgerError } from '@paycode/core'
import { filledWords } from '@paycode/core/adapter'
import { claimAll, type Claim, type Claimed, type Place } from './claim-all.ts'
import type { Send } from './redis-client.ts'
import { ledgerProblems } from './ledger-problems.ts'

export interface WaitForReplicas {
  readonly replicas: number
  /** In ms. Default 500. */
  readonly timeoutMs?: number
}

/**
 * Claims, and answers when `replicas` replicas have the claims. `WAIT` counts only the writes of its own connection
 * (https://redis.io/docs/latest/commands/wait/): after a reconnect it would confirm nothing. Connection ids only grow, so
 * the same id before and after means that one connection did all of it.
 * @throws {LedgerError} when the claims are not confirmed; they may be stored all the same.
 */
export async function claimConfirmed(
  send: Send,
  place: Place,
  claims: readonly Claim[],
  { replicas, timeoutMs = 500 }: WaitForReplicas,
): Promise<Claimed | 'changed'> {
  // Each command waits for the one before: a client, or the host's wrapper around it, may send them in another order.
  const before = await send('CLIENT', 'ID')
  const reply = await claimAll(send, place, claims)
  if (reply === 'changed') return reply
  const claimed = claims.filter((_, index) => reply.answers[index] === 'claimed')
  if (claimed.length === 0) return reply
  const reached = await send('WAIT', String(replicas), String(timeoutMs))
  const after = await send('CLIENT', 'ID')
  // A restarted server counts connection ids from the start, and may have lost the claim: so the names are checked too.
  const names = claimed.flatMap((claim) => claim.names)
  const kept = await send('EXISTS', ...names)
  if (String(before) !== String(after) || Number(kept) < names.length) {
    throw new LedgerError('ledger-unreachable', ledgerProblems.brokenBeforeConfirmed)
  }
  if (Number(reached) >= replicas) return reply
  const words = filledWords(ledgerProblems.unconfirmed, { reached: String(reached), replicas })
  throw new LedgerError('ledger-unreachable', words)
}
