import type { Outcome, ReadyCode, ReadyCodes, Rejection, RejectionReason } from '@paycode/core'
import { BehaviorSubject, type Observable, type Subscription } from 'rxjs'

export interface Sale {
  readonly orderId: string
  readonly fen: number
}

/** Where a sale stands. */
export type Stage =
  | { readonly name: 'entering' }
  | { readonly name: 'waiting'; readonly sale: Sale }
  | {
      readonly name: 'submitting' | 'paid' | 'unanswered'
      readonly sale: Sale
      readonly code: ReadyCode
    }

export type Refusal = Rejection<RejectionReason>

/** Hands the digits to the backend; resolves when it says that the sale is paid, rejects when it does not answer. */
export type Submit = (sale: Sale, authCode: string, signal: ReadyCode['signal']) => Promise<void>

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

  /** The sale is over: paid, or looked up. */
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
    this.#move({ name: 'submitting', sale, code })
    try {
      await this.#submit(sale, code.take(), code.signal)
      this.#move({ name: 'paid', sale, code })
    } catch {
      // No answer is not a "no".
      this.#move({ name: 'unanswered', sale, code })
    }
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
