import { checkOptionNames } from '@paycode/parameters'
import { Subscription, type Observable } from 'rxjs'
import type { Rejection } from '../scan/rejection.ts'
import type { PlatformAbortSignal } from '../platform.ts'
import type { Settled } from './claim-once.ts'
import { AbortError, TillClosedError } from './errors.ts'
import { orderIdOf, type ManualGate } from './gate.ts'
import type { ReadyCode } from './ready-code.ts'

/** The order that `next` waits for. */
export interface NextOrder<Reason extends string> {
  /** What the code is scanned for. A non-empty string. */
  readonly orderId: string
  /**
   * Cancels the wait: the order is disarmed and `next` rejects with an `AbortError`. It has no effect once the code
   * has come.
   */
  readonly signal?: PlatformAbortSignal
  /**
   * Called for each refusal, from this call of `next` until the following one or `close`, so also while the code is
   * being submitted. If it throws while `next` waits, `next` rejects with that error.
   */
  readonly onRefusal?: (refusal: Rejection<Reason>) => void
}

/** One order that waits for its code. */
interface Turn {
  /** The code that the gate let through for this order, before the stream emits it. */
  code: unknown
  succeed(code: ReadyCode): void
  /** Disarms the order and rejects its promise. */
  fail(error: unknown): void
}

/**
 * Ready codes as promises, one order at a time. The first `next` opens the inputs. They stay open between orders
 * until `close`, so that ages and holds continue.
 */
export class NextCodes<Reason extends string> {
  readonly #outcomes$: Observable<Settled<Reason, 'manual'>>
  readonly #gate: ManualGate
  #opened: Subscription = Subscription.EMPTY
  /** At most two: the code of one order may not be emitted yet when the next order is armed. */
  readonly #waiting = new Set<Turn>()
  /** The last order and its turn. Its `onRefusal` is called until the next order replaces it. */
  #last: { readonly order: NextOrder<Reason>; readonly turn: Turn } | undefined

  constructor(outcomes$: Observable<Settled<Reason, 'manual'>>, gate: ManualGate) {
    this.#outcomes$ = outcomes$
    this.#gate = gate
  }

  next(order: NextOrder<Reason>): Promise<ReadyCode> {
    return new Promise((resolve, reject) => {
      const { orderId, signal } = checkOrder(order)
      if (signal?.aborted === true) throw abortedBy(signal)
      const onAbort = (): void => turn.fail(signal === undefined ? undefined : abortedBy(signal))
      const stopWaiting = (): void => {
        this.#waiting.delete(turn)
        signal?.removeEventListener('abort', onAbort)
      }
      const turn: Turn = {
        code: undefined,
        succeed(code) {
          stopWaiting()
          resolve(code)
        },
        fail: (error) => {
          if (!this.#waiting.has(turn)) return
          stopWaiting()
          if (this.#last?.turn === turn) this.#last = undefined
          disarm()
          reject(error)
        },
      }
      const disarm = this.#gate.arm(
        { orderId },
        {
          caller: 'next',
          onCode: (code) => (turn.code = code),
          onDisarmed: () => turn.fail(new AbortError('disarmed')),
        },
      )
      this.#waiting.add(turn)
      this.#last = { order, turn }
      signal?.addEventListener('abort', onAbort)
      this.#open()
    })
  }

  close(): void {
    this.#failAll(new TillClosedError('the till was closed'))
    this.#opened.unsubscribe()
  }

  #open(): void {
    if (!this.#opened.closed) return
    this.#opened = this.#outcomes$.subscribe({
      next: (outcome) => this.#onOutcome(outcome),
      error: (error: unknown) => this.#failAll(error),
      complete: () => this.#failAll(new TillClosedError('all inputs have ended')),
    })
  }

  #onOutcome(outcome: Settled<Reason, 'manual'>): void {
    if (outcome.status === 'ready') {
      for (const turn of this.#waiting) if (turn.code === outcome.code) turn.succeed(outcome.code)
      return
    }
    const last = this.#last
    try {
      last?.order.onRefusal?.(outcome)
    } catch (error) {
      // No promise is pending that could reject: rxjs reports the error as unhandled.
      if (!last || !this.#waiting.has(last.turn)) throw error
      last.turn.fail(error)
    }
  }

  #failAll(error: unknown): void {
    for (const turn of this.#waiting) turn.fail(error)
  }
}

function checkOrder<Reason extends string>(order: NextOrder<Reason>): NextOrder<Reason> {
  orderIdOf('next', order)
  checkOptionNames<NextOrder<Reason>>('next', order, {
    ...{ orderId: true, signal: true, onRefusal: true },
  })
  const { signal, onRefusal } = order
  if (onRefusal !== undefined && typeof onRefusal !== 'function') {
    throw new TypeError('next: onRefusal must be a function')
  }
  if (signal !== undefined && !isAbortSignal(signal)) {
    throw new TypeError('next: signal must be an AbortSignal, as in AbortSignal.timeout(60_000)')
  }
  return order
}

/** JavaScript callers can pass anything. */
const isAbortSignal = (signal: PlatformAbortSignal | null): boolean =>
  typeof signal?.aborted === 'boolean' &&
  typeof signal.addEventListener === 'function' &&
  typeof signal.removeEventListener === 'function'

const abortedBy = ({ reason }: PlatformAbortSignal): AbortError =>
  new AbortError('the wait for a code was aborted', { cause: reason })
