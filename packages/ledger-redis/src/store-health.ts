import { LedgerError, type LedgerStatus } from '@paycode/core'
import { filledWords } from '@paycode/core/adapter'
import { ledgerIdOf } from './ledger-marker.ts'
import type { ServerFacts } from './server-facts.ts'
import { ledgerProblems } from './ledger-problems.ts'

type Problem = NonNullable<LedgerStatus['problem']>

export const wasCleared: Problem = {
  code: 'was-cleared',
  words: ledgerProblems.wasCleared,
}
const evicting: Problem = {
  code: 'evicting',
  words: ledgerProblems.evicting,
}
const notDurable: Problem = {
  code: 'not-durable',
  words: ledgerProblems.notDurable,
}

/** What a ledger noticed of its store. What was lost is said for a retention: then the lost claims would have lapsed as well. */
export class StoreHealth {
  #ledgerId: string | undefined
  #facts: ServerFacts | undefined
  #evictedUntil = Number.NEGATIVE_INFINITY
  #clearedUntil = Number.NEGATIVE_INFINITY

  /** Of the latest marker that this till agreed on; absent before the first. */
  get ledgerId(): string | undefined {
    return this.#ledgerId
  }

  /** @throws {LedgerError} `ledger-forgets` when the ledger is not open yet, and the server may evict. */
  sawServer(facts: ServerFacts, retainMs: number): void {
    if (this.#ledgerId === undefined) refuseEviction(facts)
    else if (hasEvicted(this.#facts, facts)) this.#evictedUntil = performance.now() + retainMs
    this.#facts = facts
  }

  /** @returns whether the store lost what this ledger claimed. */
  sawMarker(marker: string, retainMs: number): boolean {
    const id = ledgerIdOf(marker)
    const isAnother = this.#ledgerId !== undefined && this.#ledgerId !== id
    if (isAnother) this.#clearedUntil = performance.now() + retainMs
    this.#ledgerId = id
    return isAnother
  }

  /** The worst of what is wrong now. */
  get problem(): Problem | undefined {
    const now = performance.now()
    if (this.#facts?.evictionPolicy !== undefined || now < this.#evictedUntil) return evicting
    if (now < this.#clearedUntil) return wasCleared
    return this.#facts?.isDurable === false ? notDurable : undefined
  }
}

/** A server that was started anew counts from 0 again. */
const hasEvicted = (before: ServerFacts | undefined, { evictedKeys }: ServerFacts): boolean =>
  evictedKeys > 0 && evictedKeys !== before?.evictedKeys

function refuseEviction({ evictionPolicy }: ServerFacts): void {
  if (evictionPolicy === undefined) return
  const words = filledWords(ledgerProblems.mayEvict, { policy: evictionPolicy })
  throw new LedgerError('ledger-forgets', words)
}
