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
 * Claims, and answers when so many replicas have all of it. `WAIT` speaks of what its own connection wrote
 * (https://redis.io/docs/latest/commands/wait/): on one that was made anew after the claim it would confirm nothing. A
 * client's connections have ids that only grow, so the same id before and after means one connection for all of it.
 * @throws {LedgerError} when it is not confirmed; it may be claimed all the same.
 */
export async function claimConfirmed(
  send: Send,
  place: Place,
  claims: readonly Claim[],
  { replicas, timeoutMs = 500 }: WaitForReplicas,
): Promise<Claimed | 'changed'> {
  // One after the other: a client, or what a host wraps it in, need not send in the order in which it was asked.
  const before = await send('CLIENT', 'ID')
  const reply = await claimAll(send, place, claims)
  if (reply === 'changed') return reply
  const claimed = claims.filter((_, index) => reply.answers[index] === 'claimed')
  if (claimed.length === 0) return reply
  const reached = await send('WAIT', String(replicas), String(timeoutMs))
  const after = await send('CLIENT', 'ID')
  // A server that was started anew counts from the start again; it may have lost the claim.
  const names = claimed.flatMap((claim) => claim.names)
  const kept = await send('EXISTS', ...names)
  if (String(before) !== String(after) || Number(kept) < names.length) {
    throw new LedgerError('ledger-unreachable', ledgerProblems.brokenBeforeConfirmed)
  }
  if (Number(reached) >= replicas) return reply
  const words = filledWords(ledgerProblems.unconfirmed, { reached: String(reached), replicas })
  throw new LedgerError('ledger-unreachable', words)
}
