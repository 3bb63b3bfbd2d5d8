import { ageMs, isBefore, type Instant } from '../../../src/age.ts'
import type { Mood } from './schedule.ts'

/**
 * What must become of a scan: its outcome, or why it has none. The reasons for silence are those of core's README, "A scan without an outcome".
 */
export type Fate =
  | 'ready'
  | 'expired'
  | 'already-used'
  | 'ledger-unavailable'
  | 'not-armed'
  | 'attempt-in-progress'
  | 'wrong-length'
  | 'silent: the same scan still'
  | 'silent: its order was given up'
  | 'silent: the till ended'
  | 'silent: another scan, and no order waits'

const freshnessMs = 60_000
const holdMs = 3_000
const ledgerTimeoutMs = 2_000

interface Known {
  first: Instant
  last: Instant
  isClaiming: boolean
  isUsed: boolean
  isUnanswered: boolean
  isExpired: boolean
  /** The last arming, or the beginning, before its last sighting. */
  turn: number
}

interface Claim {
  readonly scan: number
  readonly known: Known
  readonly isStored: boolean
  readonly mood: Mood
  dueAt: number
  readonly code: string
}

/** The simplest till: one order at a time, no stream, no timers. It predicts the outcome of each scan. */
export class PredictedTill {
  readonly fates: Fate[]
  readonly #shelf: Set<string>
  readonly #codes = new Map<string, Known>()
  readonly #product: { last?: Instant; turn: number } = { turn: -1 }
  #turn = 1
  #turnedAt: Instant
  #order: { readonly armedAt: Instant; state: 'open' | 'claiming' | 'done' } | undefined
  #claim: Claim | undefined

  /** @param shelf the claims that the model's ledger has stored; they survive a restart, and so do the fates. */
  constructor(shelf: Set<string>, fates: Fate[], now: Instant) {
    this.#turnedAt = now
    this.#shelf = shelf
    this.fates = fates
  }

  get isArmed(): boolean {
    return this.#order !== undefined && this.#order.state !== 'done'
  }

  arm(now: Instant): void {
    this.#order = { armedAt: now, state: 'open' }
    this.#turn += 1
    this.#turnedAt = now
  }

  disarm(): void {
    this.#giveUp('silent: its order was given up')
    this.#order = undefined
  }

  end(): void {
    const { scan } = this.#claim ?? { scan: this.fates.length }
    this.#giveUp('silent: the till ended')
    // Outcomes keep the order of the scans, so what waited behind the claim is released with it.
    this.fates.fill('silent: the till ended', scan)
  }

  product(seen: Instant): void {
    if (!this.isArmed) return void this.fates.push('silent: another scan, and no order waits')
    const turn = this.#turnOf(seen)
    const { last } = this.#product
    const isHeld = this.#product.turn >= turn && last && ageMs(last, seen) < holdMs
    if (!last || !isBefore(seen, last)) this.#product.last = seen
    this.#product.turn = Math.max(this.#product.turn, turn)
    this.fates.push(isHeld ? 'silent: the same scan still' : 'wrong-length')
  }

  scan(code: string, seen: Instant, now: Instant, mood: Mood): void {
    if (!this.#codes.has(code)) {
      const fresh = { isClaiming: false, isUsed: false, isUnanswered: false, isExpired: false }
      this.#codes.set(code, { first: seen, last: seen, ...fresh, turn: -1 })
    }
    const noted = this.#codes.get(code)!
    const turn = this.#turnOf(seen)
    const isHeld = noted.isClaiming || (noted.turn >= turn && ageMs(noted.last, seen) < holdMs)
    if (isBefore(seen, noted.first)) noted.first = seen
    if (!isBefore(seen, noted.last)) noted.last = seen
    noted.turn = Math.max(noted.turn, turn)
    this.fates.push(
      isHeld ? 'silent: the same scan still' : this.#judge(noted, code, seen, now, mood),
    )
    if (this.#claim?.scan === this.fates.length - 1) this.settle(now)
  }

  /** Advances to this time and answers what is due. Returns when the next answer is due, ms on the monotonic clock. */
  settle(now: Instant): void {
    const claim = this.#claim
    if (!claim || now.monotonic < claim.dueAt) return
    this.#claim = undefined
    claim.known.isClaiming = false
    const fate = this.#answer(claim, now)
    if (fate === 'ready' || fate === 'expired') claim.known.isUsed = true
    if (fate === 'already-used') claim.known.isUsed = true
    if (this.#order) this.#order.state = fate === 'ready' ? 'done' : 'open'
    this.fates[claim.scan] = fate
  }

  /** The process stands still, and its timers with it. */
  stop(ms: number): void {
    if (this.#claim) this.#claim.dueAt += ms
  }

  /** When an answer is due, ms on the monotonic clock. */
  get dueAt(): number | undefined {
    return this.#claim?.dueAt
  }

  /** A look before the last arming belongs to the previous turn. */
  #turnOf(seen: Instant): number {
    return isBefore(seen, this.#turnedAt) ? this.#turn - 1 : this.#turn
  }

  #judge(known: Known, code: string, seen: Instant, now: Instant, mood: Mood): Fate {
    const order = this.#order
    if (!order || order.state === 'done' || isBefore(seen, order.armedAt)) return 'not-armed'
    if (order.state === 'claiming') return 'attempt-in-progress'
    if (known.isUsed) return known.isUnanswered ? 'ledger-unavailable' : 'already-used'
    known.isExpired ||= ageMs(known.first, now) >= freshnessMs
    if (known.isExpired) return 'expired'
    order.state = 'claiming'
    known.isClaiming = true
    const waitMs = mood.answers === 'later' ? mood.afterMs : mood.answers === 'never' ? Infinity : 0
    const dueAt = now.monotonic + Math.min(waitMs, ledgerTimeoutMs)
    const isStored = this.#shelf.has(code)
    // A late or lost answer has stored the code too.
    if (!['full', 'away', 'never'].includes(mood.answers)) this.#shelf.add(code)
    this.#claim = { scan: this.fates.length, known, isStored, mood, dueAt, code }
    return 'silent: the till ended'
  }

  #answer({ known, isStored, mood }: Claim, now: Instant): Fate {
    const isLate = mood.answers === 'later' && mood.afterMs > ledgerTimeoutMs
    if (isLate || ['never', 'garbage', 'lost', 'away'].includes(mood.answers)) {
      known.isUsed = true
      known.isUnanswered = true
      return 'ledger-unavailable'
    }
    if (mood.answers === 'full') return 'ledger-unavailable'
    if (isStored && mood.answers !== 'lies') return 'already-used'
    known.isExpired ||= ageMs(known.first, now) >= freshnessMs
    return known.isExpired ? 'expired' : 'ready'
  }

  #giveUp(why: Fate): void {
    const claim = this.#claim
    this.#claim = undefined
    if (!claim) return
    claim.known.isClaiming = false
    claim.known.isUsed = true
    this.fates[claim.scan] = why
  }
}
