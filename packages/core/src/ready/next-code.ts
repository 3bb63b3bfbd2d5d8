import { checkOptionNames } from '@paycode/parameters'
import { Subscription, type Observable } from 'rxjs'
import type { Rejection } from '../decode/rejection.ts'
import type { PlatformAbortSignal } from '../platform.ts'
import type { Settled } from './claim-once.ts'
import { AbortError, TillClosedError } from './errors.ts'
import { orderIdOf, type ManualGate } from './gate.ts'
import type { ReadyCode } from './ready-code.ts'

/** The order that `next` waits for. */
export interface NextOrder<Reason extends string> {
  /** What the code is scanned for. A non-empty string. */
  readonly orderId: string
  /** Gives the order up: it is disarmed, and `next` rejects with an `AbortError`. After the code has come it does nothing. */
  readonly signal?: PlatformAbortSignal
  /**
   * Called for each refusal, from the call of `next` until the following one or `close`: also while the code that
   * came is being submitted. If it throws while the code is waited for, `next` rejects with that error.
   */
  readonly onRefusal?: (refusal: Rejection<Reason>) => void
}

/** One order's turn: it waits for its code, and hears refusals until the next one's turn. */
interface Turn<Reason extends string> {
  readonly order: NextOrder<Reason>
  isWaiting: boolean
  succeed(code: ReadyCode): void
  /** Disarms the order and rejects its promise; does nothing once the order has its code. */
  fail(error: unknown): void
}

/**
 * Ready codes as promises, one order at a time. The first `next` opens the inputs; they stay open between orders, so that
 * ages and holds go on, until `close`.
 */
export class NextCodes<Reason extends string> {
  readonly #outcomes$: Observable<Settled<Reason, 'manual'>>
  readonly #gate: ManualGate
  #opened: Subscription = Subscription.EMPTY
  #turn: Turn<Reason> | undefined

  constructor(outcomes$: Observable<Settled<Reason, 'manual'>>, gate: ManualGate) {
    this.#outcomes$ = outcomes$
    this.#gate = gate
  }

  next(order: NextOrder<Reason>): Promise<ReadyCode> {
    return new Promise((resolve, reject) => {
      const { orderId, signal } = checkOrder(order)
      if (signal?.aborted === true) throw abortedBy(signal)
      const disarm = this.#gate.arm({ orderId }, () => turn.fail(new AbortError('disarmed')))
      const onAbort = (): void => turn.fail(signal === undefined ? undefined : abortedBy(signal))
      const stopWaiting = (): void => {
        turn.isWaiting = false
        signal?.removeEventListener('abort', onAbort)
      }
      const turn: Turn<Reason> = {
        order,
        isWaiting: true,
        succeed(code) {
          stopWaiting()
          resolve(code)
        },
        fail: (error) => {
          if (!turn.isWaiting) return
          stopWaiting()
          this.#turn = undefined
          disarm()
          reject(error)
        },
      }
      this.#turn = turn
      signal?.addEventListener('abort', onAbort)
      this.#open()
    })
  }

  close(): void {
    this.#turn?.fail(new TillClosedError('the till was closed'))
    this.#opened.unsubscribe()
  }

  #open(): void {
    if (!this.#opened.closed) return
    this.#opened = this.#outcomes$.subscribe({
      next: (outcome) => this.#hear(outcome),
      error: (error: unknown) => this.#turn?.fail(error),
      complete: () => this.#turn?.fail(new TillClosedError('all inputs have ended')),
    })
  }

  #hear(outcome: Settled<Reason, 'manual'>): void {
    const turn = this.#turn
    if (turn === undefined) return
    if (outcome.status === 'ready') {
      // A code that comes while an order waits is that order's: the gate lets no other through.
      if (turn.isWaiting) turn.succeed(outcome.code)
      return
    }
    try {
      turn.order.onRefusal?.(outcome)
    } catch (error) {
      // With nobody left to reject, rxjs reports it as an unhandled error.
      if (!turn.isWaiting) throw error
      turn.fail(error)
    }
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
  if (signal !== undefined && typeof signal?.addEventListener !== 'function') {
    throw new TypeError('next: signal must be an AbortSignal, as in AbortSignal.timeout(60_000)')
  }
  return order
}

const abortedBy = ({ reason }: PlatformAbortSignal): AbortError =>
  new AbortError('the wait for a code was aborted', { cause: reason })
