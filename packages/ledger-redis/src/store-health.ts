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

/**
 * What a ledger noticed of its store. A loss is reported for one retention: after that the lost claims would have
 * lapsed.
 */
export class StoreHealth {
  #ledgerId: string | undefined
  #facts: ServerFacts | undefined
  #evictedUntil = Number.NEGATIVE_INFINITY
  #clearedUntil = Number.NEGATIVE_INFINITY

  /** Ledger id of the latest marker that this till agreed on; `undefined` before the first. */
  get ledgerId(): string | undefined {
    return this.#ledgerId
  }

  /** @throws {LedgerError} `ledger-forgets` when the ledger is not open yet and the server may evict keys. */
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

  /** The worst present problem. */
  get problem(): Problem | undefined {
    const now = performance.now()
    if (this.#facts?.evictionPolicy !== undefined || now < this.#evictedUntil) return evicting
    if (now < this.#clearedUntil) return wasCleared
    return this.#facts?.isDurable === false ? notDurable : undefined
  }
}

/** A count that differs, even a smaller one, means that keys were evicted: a restarted server counts from 0. */
const hasEvicted = (before: ServerFacts | undefined, { evictedKeys }: ServerFacts): boolean =>
  evictedKeys > 0 && evictedKeys !== before?.evictedKeys

function refuseEviction({ evictionPolicy }: ServerFacts): void {
  if (evictionPolicy === undefined) return
  const words = filledWords(ledgerProblems.mayEvict, { policy: evictionPolicy })
  throw new LedgerError('ledger-forgets', words)
}
