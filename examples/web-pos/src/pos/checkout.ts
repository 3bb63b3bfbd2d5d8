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
  /** The merchant's number of this attempt, new for each attempt and apart from the order's own number. */
  readonly outTradeNo: string
  readonly authCode: string
}

/** The stage of a sale. `unanswered`: the customer may have been charged. */
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
 * Sends the digits to the backend. Resolves when the backend answers that the sale is paid, rejects when there is no answer
 * within the submit's own time-out. The age of the code does not end a submit: a taken code may be charged at any time.
 */
export type Submit = (attempt: Attempt) => Promise<void>

/** Sales one after the other. The cashier arms a sale, and one ready code pays it. */
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

  /** The last refused scan, until the stage changes. */
  get refusal$(): Observable<Refusal | undefined> {
    return this.#refusal$
  }

  /** Opens the scanners. */
  open(): Subscription {
    return this.#codes.outcomes$.subscribe((outcome) => this.#handle(outcome))
  }

  /** Handles "Scan now". */
  start(fen: number): void {
    if (this.#stage$.value.name !== 'entering') return
    this.#orders += 1
    const sale = { orderId: `A-${this.#orders}`, fen }
    this.#move({ name: 'waiting', sale })
    this.#codes.arm({ orderId: sale.orderId })
  }

  /** Cancels a sale that waits for a code. A sale whose code was submitted cannot be cancelled. */
  cancel(): void {
    if (this.#stage$.value.name !== 'waiting') return
    this.#codes.disarm()
    this.#move({ name: 'entering' })
  }

  /** Ends the sale after it was paid, or queried. */
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
      // Without an answer the customer may have been charged.
      this.#move({ name: 'unanswered', sale, code, outTradeNo })
    }
  }

  /** The code was not taken and not submitted, so the same order waits for another code. */
  #askAgain({ orderId }: Sale, { masked, source, expiresAt: at }: ReadyCode): void {
    this.#codes.arm({ orderId })
    this.#refusal$.next({ status: 'rejected', reason: 'expired', masked, source, at })
  }

  /** While a code is submitted, refusals get that reason: the stream does not know of the submit, but the cashier must. */
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

/** Takes the digits. `undefined` if they are too old. */
function digitsOf(code: ReadyCode): string | undefined {
  try {
    return code.take()
  } catch (error) {
    if (error instanceof CodeExpiredError) return undefined
    throw error
  }
}
