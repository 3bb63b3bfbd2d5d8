import { BehaviorSubject, Subject, type Observable } from 'rxjs'
import type { Clock } from '../platform.ts'
import { instant, isBefore, type Instant } from '../age.ts'

/** The ready code of an order, which `disarm` cancels. */
interface Cancellable {
  cancel(): void
}

/** One code's claim at the gate, from its start. */
export interface Reservation {
  readonly orderId: string | undefined
  /** Emits when the order is disarmed while the claim runs. */
  readonly cancelled$: Observable<void>
  /** The claim failed: the order waits for another code. */
  reopen(): void
  /** The claim succeeded: the order has its code and the gate is shut. */
  settle(code: Cancellable): void
}

/** Decides whether a code may be claimed at all. */
export interface Gate {
  readonly isArmed: boolean
  /** Emits the present value of `isArmed` and each change. */
  readonly isArmed$: Observable<boolean>
  /** Why a code seen at `seen` may not be claimed now; `undefined` if it may. */
  refusalOf(seen: Instant): 'not-armed' | 'attempt-in-progress' | undefined
  /** Closes the gate for the duration of a claim. */
  reserve(): Reservation
}

/** Callbacks for one order at the gate: how `next` learns what becomes of its order. */
interface Follower {
  /** The method that armed the order, named in error messages. */
  readonly caller: string
  /** The order has this code. The code is emitted next, or was found expired and the order waits again. */
  onCode(code: Cancellable): void
  /** The order was disarmed: by its own disarm or by the gate's. */
  onDisarmed(): void
}

const noFollower: Follower = { caller: 'arm', onCode: () => {}, onDisarmed: () => {} }

/** A gate that a host opens for one order at a time. */
export interface ManualGate extends Gate {
  /**
   * Lets one code through, for this order. Returns the order's own disarm, which does nothing to a later order.
   * @throws {TypeError} when an order is armed already, or `orderId` is not a non-empty string.
   */
  arm(order: { orderId: string }, follower?: Follower): () => void
  /**
   * Shuts the gate. A running claim is burned and an untaken code is cancelled. Without an armed order it does
   * nothing.
   */
  disarm(): void
}

/** One order's turn at the gate: open, then reserved by a claim, then open again or settled. */
class Turn implements Reservation {
  readonly orderId: string
  readonly armedAt: Instant
  readonly cancelled$: Subject<void> = new Subject<void>()
  state: 'open' | 'reserved' | 'settled' = 'open'
  readonly #onChange: () => void
  readonly #follower: Follower
  #code: Cancellable | undefined

  constructor(orderId: string, armedAt: Instant, onChange: () => void, follower: Follower) {
    this.orderId = orderId
    this.armedAt = armedAt
    this.#onChange = onChange
    this.#follower = follower
  }

  reopen(): void {
    this.state = 'open'
    this.#onChange()
  }

  settle(code: Cancellable): void {
    this.state = 'settled'
    this.#code = code
    this.#follower.onCode(code)
    this.#onChange()
  }

  giveUp(): void {
    this.cancelled$.next()
    this.#code?.cancel()
    this.#follower.onDisarmed()
  }
}

/** @throws {TypeError} when `orderId` is missing or empty. */
export function orderIdOf(caller: string, order: { readonly orderId: string } | undefined): string {
  const orderId: unknown = order?.orderId
  if (typeof orderId === 'string' && orderId !== '') return orderId
  throw new TypeError(
    `${caller}: orderId must be a non-empty string, as in ${caller}({ orderId: 'A-1001' })`,
  )
}

/** @param onArm called with the time of each `arm`. */
export function manualGate(clock: Clock, onArm: (at: Instant) => void): ManualGate {
  let current: Turn | undefined
  const isArmed$ = new BehaviorSubject(false)

  const isArmed = (): boolean => current !== undefined && current.state !== 'settled'

  function updateIsArmed(): void {
    if (isArmed$.value !== isArmed()) isArmed$.next(isArmed())
  }

  function giveUp(turn: Turn | undefined): void {
    if (current === turn) current = undefined
    turn?.giveUp()
    updateIsArmed()
  }

  return {
    get isArmed() {
      return isArmed()
    },
    isArmed$: isArmed$.asObservable(),
    refusalOf(seen) {
      if (current === undefined || current.state === 'settled') return 'not-armed'
      // A code scanned before the order was armed does not belong to it, however late it is delivered (D-007).
      if (isBefore(seen, current.armedAt)) return 'not-armed'
      return current.state === 'reserved' ? 'attempt-in-progress' : undefined
    },
    reserve() {
      if (current?.state !== 'open') throw new TypeError('reserve: the gate is not open')
      current.state = 'reserved'
      return current
    },
    arm(order, follower = noFollower) {
      const { caller } = follower
      const orderId = orderIdOf(caller, order)
      if (isArmed()) {
        throw new TypeError(`${caller}: an order is armed already; disarm it first`)
      }
      const turn = new Turn(orderId, instant(clock), updateIsArmed, follower)
      current = turn
      onArm(turn.armedAt)
      updateIsArmed()
      return () => giveUp(turn)
    },
    disarm: () => giveUp(current),
  }
}

const never: Observable<void> = new Subject<void>()
const anyOrder: Reservation = {
  orderId: undefined,
  cancelled$: never,
  reopen: () => {},
  settle: () => {},
}

/** For hosts that do their own gating: every code may be claimed, and claims may overlap. */
export const alwaysArmedGate: Gate = {
  isArmed: true,
  isArmed$: new BehaviorSubject(true).asObservable(),
  refusalOf: () => undefined,
  reserve: () => anyOrder,
}
