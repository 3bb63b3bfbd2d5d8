import {
  CodeExpiredError,
  type Outcome,
  type ReadyCode,
  type ReadyCodes,
  type Rejection,
  type RejectionReason,
} from '@paycode/core'
import { newOutTradeNo } from '@paycode/parameters'
import { BehaviorSubject, type Observable, type Subscription } from 'rxjs'

export interface Sale {
  readonly orderId: string
  readonly fen: number
}

/** One submit of one code. */
export interface Attempt {
  readonly sale: Sale
  /** The merchant's number of this attempt, new for each: the order's own number is another one. */
  readonly outTradeNo: string
  readonly authCode: string
}

/** Where a sale stands. `unanswered`: the customer may have been charged. */
export type Stage =
  | { readonly name: 'entering' }
  | { readonly name: 'waiting'; readonly sale: Sale }
  | {
      readonly name: 'submitting' | 'paid' | 'unanswered'
      readonly sale: Sale
      readonly code: ReadyCode
      readonly outTradeNo: string
    }

export type Refusal = Rejection<RejectionReason>

/**
 * Hands the digits to the backend. Resolves when it says that the sale is paid, rejects when it does not answer within a
 * time-out of its own. The age of the code ends no submit: a code that was taken may be charged at any time.
 */
export type Submit = (attempt: Attempt) => Promise<void>

/** One sale after the other: armed by the cashier, paid by the one code that comes through. */
export class Checkout {
  readonly #codes: ReadyCodes
  readonly #submit: Submit
  readonly #stage$ = new BehaviorSubject<Stage>({ name: 'entering' })
  readonly #refusal$ = new BehaviorSubject<Refusal | undefined>(undefined)
  #orders = 0

  constructor(codes: ReadyCodes, submit: Submit) {
    this.#codes = codes
    this.#submit = submit
  }

  get stage$(): Observable<Stage> {
    return this.#stage$
  }

  /** The last scan that was not taken, until something else happens. */
  get refusal$(): Observable<Refusal | undefined> {
    return this.#refusal$
  }

  /** Opens the scanners. */
  open(): Subscription {
    return this.#codes.outcomes$.subscribe((outcome) => this.#handle(outcome))
  }

  /** "Scan now". */
  start(fen: number): void {
    if (this.#stage$.value.name !== 'entering') return
    this.#orders += 1
    const sale = { orderId: `A-${this.#orders}`, fen }
    this.#move({ name: 'waiting', sale })
    this.#codes.arm({ orderId: sale.orderId })
  }

  /** Gives a sale up that waits for a code. Once a code is with the backend there is nothing to give up. */
  cancel(): void {
    if (this.#stage$.value.name !== 'waiting') return
    this.#codes.disarm()
    this.#move({ name: 'entering' })
  }

  /** The sale is over: paid, or queried. */
  next(): void {
    const { name } = this.#stage$.value
    if (name === 'paid' || name === 'unanswered') this.#move({ name: 'entering' })
  }

  #handle(outcome: Outcome): void {
    if (outcome.status === 'rejected') this.#refusal$.next(this.#inContext(outcome))
    else void this.#charge(outcome.code)
  }

  async #charge(code: ReadyCode): Promise<void> {
    const stage = this.#stage$.value
    if (stage.name !== 'waiting') return
    const { sale } = stage
    const authCode = digitsOf(code)
    if (authCode === undefined) return this.#askAgain(sale, code)
    const outTradeNo = newOutTradeNo()
    this.#move({ name: 'submitting', sale, code, outTradeNo })
    try {
      await this.#submit({ sale, outTradeNo, authCode })
      this.#move({ name: 'paid', sale, code, outTradeNo })
    } catch {
      // No answer is not a "no".
      this.#move({ name: 'unanswered', sale, code, outTradeNo })
    }
  }

  /** The code could not be taken, so it was not submitted: the same order waits for another one. */
  #askAgain({ orderId }: Sale, { masked, source, expiresAt: at }: ReadyCode): void {
    this.#codes.arm({ orderId })
    this.#refusal$.next({ status: 'rejected', reason: 'expired', masked, source, at })
  }

  /** The stream cannot know that its code is with the backend; to the cashier that is what matters. */
  #inContext(refusal: Refusal): Refusal {
    const isCharging = this.#stage$.value.name === 'submitting'
    return isCharging && refusal.reason === 'not-armed'
      ? { ...refusal, reason: 'attempt-in-progress' }
      : refusal
  }

  #move(stage: Stage): void {
    this.#refusal$.next(undefined)
    this.#stage$.next(stage)
  }
}

/** The digits, once; `undefined` where they are too old. */
function digitsOf(code: ReadyCode): string | undefined {
  try {
    return code.take()
  } catch (error) {
    if (error instanceof CodeExpiredError) return undefined
    throw error
  }
}
