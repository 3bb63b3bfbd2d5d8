import type { Issuer, LookAlike, WalletName } from '@paycode/parameters'
import type { SchedulerLike, Subscription } from 'rxjs'
import { conceal, forget, reveal, type PaymentCode } from '../code/payment-code.ts'
import type { Source } from '../scan/source.ts'
import {
  letProcessEnd,
  newAbortController,
  type Clock,
  type PlatformAbortSignal,
} from '../platform.ts'
import { ageMs, instant, type Instant } from '../age.ts'
import { CodeCancelledError, CodeExpiredError, CodeTakenError } from './errors.ts'

/** `manual`: one order at a time is armed. `always-armed`: the host does its own gating, and codes name no order. */
export type GateMode = 'manual' | 'always-armed'

type OrderIdOf<Mode extends GateMode> = Mode extends 'manual' ? string : undefined

/**
 * A payment code that is valid, fresh and claimed for this one use. Text, JSON, templates, inspectors, logs and
 * structured clones show only its mask. `take()` gives the digits, once.
 */
export interface ReadyCode<Mode extends GateMode = 'manual'> {
  /** A built-in wallet's name, or that of a row in `accept`. */
  readonly wallet: WalletName
  /** Present for WeChat Pay codes only. */
  readonly issuer: Issuer | undefined
  /** What else the digits could be, as a warning: the shape alone cannot distinguish them. */
  readonly lookAlike: LookAlike | undefined
  /** The `orderId` of the `arm` or `next` that it was scanned for. `undefined` with `gate: 'always-armed'`. */
  readonly orderId: OrderIdOf<Mode>
  /** First sighting of the digits by any input, ms since the epoch. The age counts from here. */
  readonly scannedAt: number
  /** `scannedAt` plus the freshness limit of the wallet or the till, whichever is lower, in ms since the epoch. */
  readonly expiresAt: number
  /** First and last two digits. */
  readonly masked: string
  /** The scanner that read it. */
  readonly source: Source
  /**
   * Aborts when the code expires or `disarm` cancels it, as long as it is not taken. After `take()` it never aborts:
   * a request that carries the digits may have charged the customer, so it needs a time-out of its own.
   */
  readonly signal: PlatformAbortSignal
  /**
   * How long the code stays fresh, in ms; 0 once expired or cancelled. An upper bound: the phone showed the code
   * before it was scanned.
   */
  remainingMs(): number
  /**
   * Returns the digits, once.
   * @throws {CodeExpiredError} at or past the freshness limit.
   * @throws {CodeTakenError} when called before.
   * @throws {CodeCancelledError} after `disarm`.
   */
  take(): string
}

/** How the freshness of a ready code is judged when it is taken. */
export interface Lifetime {
  readonly clock: Clock
  readonly scheduler: SchedulerLike
  readonly firstSeen: Instant
  readonly freshnessMs: number
}

/**
 * Interval between looks at the clocks while a `signal` is used, in ms. One long timer would sleep with the machine.
 */
const checkIntervalMs = 1_000

export class ClaimedCode implements ReadyCode<GateMode> {
  readonly wallet: WalletName
  readonly issuer: Issuer | undefined
  readonly lookAlike: LookAlike | undefined
  readonly orderId: string | undefined
  readonly scannedAt: number
  readonly expiresAt: number
  readonly masked: string
  readonly source: Source
  readonly #lifetime: Lifetime
  #end: Error | undefined
  #watching: Subscription | undefined
  #controller: ReturnType<typeof newAbortController> | undefined

  constructor(code: PaymentCode, digits: string, lifetime: Lifetime, orderId: string | undefined) {
    conceal(this, digits)
    this.wallet = code.wallet
    this.issuer = code.issuer
    this.lookAlike = code.lookAlike
    this.orderId = orderId
    this.scannedAt = lifetime.firstSeen.wall
    this.expiresAt = this.scannedAt + lifetime.freshnessMs
    this.masked = code.masked
    this.source = code.source
    this.#lifetime = lifetime
  }

  get signal(): PlatformAbortSignal {
    if (!this.#controller) {
      this.#controller = newAbortController()
      if (this.#end) this.#controller.abort(this.#end)
      else if (!this.#isTaken()) this.#watch()
    }
    return this.#controller.signal
  }

  remainingMs(): number {
    if (this.#end) return 0
    const { clock, firstSeen, freshnessMs } = this.#lifetime
    const leftMs = freshnessMs - ageMs(firstSeen, instant(clock))
    // An age that is `NaN` leaves nothing.
    return leftMs > 0 ? leftMs : 0
  }

  take(): string {
    this.#expire()
    if (this.#end) throw this.#end
    const digits = reveal(this)
    if (digits === undefined) throw new CodeTakenError(this.masked)
    forget(this)
    // From here on the signal is silent: the digits may be charged (D-091).
    this.#watching?.unsubscribe()
    return digits
  }

  /** Cancels the code. A taken code stays taken. */
  cancel(): void {
    if (!this.#end && !this.#isTaken()) this.#finish(new CodeCancelledError(this.masked))
  }

  toString(): string {
    return this.masked
  }

  toJSON(): object {
    const { wallet, issuer, orderId, scannedAt, expiresAt, masked } = this
    return { wallet, issuer, orderId, scannedAt, expiresAt, masked }
  }

  [Symbol.toPrimitive](): string {
    return this.masked
  }

  #isTaken(): boolean {
    return this.#end === undefined && reveal(this) === undefined
  }

  /** Once expired, a code stays expired, even if a clock is set back. */
  #expire(): void {
    if (!this.#end && !this.#isTaken() && this.remainingMs() === 0)
      this.#finish(new CodeExpiredError(this.masked))
  }

  #finish(end: Error): void {
    this.#end = end
    forget(this)
    this.#controller?.abort(end)
    this.#watching?.unsubscribe()
  }

  #watch(): void {
    this.#expire()
    if (this.#end) return
    const nextCheckMs = Math.min(this.remainingMs(), checkIntervalMs)
    this.#watching = this.#lifetime.scheduler.schedule(() => this.#watch(), nextCheckMs)
    letProcessEnd(this.#watching)
  }
}

// What Node's console and util.inspect show.
Object.defineProperty(ClaimedCode.prototype, Symbol.for('nodejs.util.inspect.custom'), {
  value(this: ClaimedCode): string {
    return `ReadyCode ${this.masked} (${this.wallet})`
  },
})
