import { checkOptionNames } from '@paycode/parameters'
import {
  BehaviorSubject,
  defer,
  filter,
  ignoreElements,
  isObservable,
  map,
  merge,
  pipe,
  share,
  takeUntil,
} from 'rxjs'
import type { Observable, OperatorFunction } from 'rxjs'
import type { PaymentCode } from '../code/payment-code.ts'
import { recogniseCodes, type CodeReason, type Unfit } from '../code/recognise-codes.ts'
import type { InputReason, Rejection } from '../scan/rejection.ts'
import type { Scan } from '../scan/scan.ts'
import type { ScannerInput } from '../scan/scanner-input.ts'
import { asyncDispose } from '../platform.ts'
import { instant, type Instant } from '../age.ts'
import { claimOnce, type Settled } from './claim-once.ts'
import { TillClosedError } from './errors.ts'
import { alwaysArmedGate, manualGate, orderIdOf, type Gate } from './gate.ts'
import { followGate } from './follow-gate.ts'
import { holdDuplicates } from './hold-duplicates.ts'
import { limitRefusals } from './limit-refusals.ts'
import { NextCodes, type NextOrder } from './next-code.ts'
import { passGate } from './pass-gate.ts'
import type { GateMode, ReadyCode } from './ready-code.ts'
import { checkOptions, type ReadyOptions } from './ready-options.ts'
import type { ReadyReason } from './ready-refusals.ts'
import { refuseExpired } from './refuse-expired.ts'
import { refuseUsed } from './refuse-used.ts'
import { Sightings } from './sightings.ts'

/** All rejection reasons. `cashierTexts` has a text for each. */
export type RejectionReason = InputReason | CodeReason | ReadyReason

/** The outcome of one scan: `{ status: 'ready', code }`, or a `Rejection` with its reason. */
export type Outcome<Mode extends GateMode = 'manual'> = Settled<RejectionReason, Mode>

export interface ReadyCodes<Mode extends GateMode = 'manual'> extends AsyncDisposable {
  /**
   * The outcome of each scan, in the order of the scans. Subscribing (here or to `otherScans$`) opens the inputs; the
   * last unsubscription releases them. Sightings and used codes are remembered between subscriptions. Completes with
   * `close`.
   */
  readonly outcomes$: Observable<Outcome<Mode>>
  /**
   * Scans of products, coupons, badges and the like, armed or not, as often as they are read. A scan does not appear
   * here if it is a payment code or contains one, is one with a digit lost or doubled at an end, or is a code in
   * characters that its scanner adds. `otherScans: { allow }` lets labels through that look like such codes.
   */
  readonly otherScans$: Observable<Scan>
  /**
   * Lets one code through for this order. Returns a function that disarms this order only.
   * @throws {TypeError} when an order is armed already, or the gate is `always-armed`.
   * @throws {TillClosedError} after `close`.
   */
  arm(order: { orderId: string }): () => void
  /**
   * Shuts the gate: a running claim is burned, an untaken code is cancelled. Without an armed order it does nothing.
   */
  disarm(): void
  /**
   * The one ready code of an order, for a host without rxjs: arms the order and waits. The first `next` opens the
   * inputs, and they stay open until `close`. Each refusal goes to `onRefusal` as well as to `outcomes$`.
   *
   * The promise rejects with an `AbortError` when `signal` aborts or the order is disarmed; with a `TypeError` when
   * another order waits or the gate is `always-armed`; with a `TillClosedError` when the till is closed or all inputs
   * have ended.
   */
  next(order: NextOrder<RejectionReason>): Promise<ReadyCode>
  /**
   * Closes the till: a pending `next` rejects, the last order's untaken code is cancelled, `outcomes$` and
   * `otherScans$` complete, and the inputs are released. The ledger stays open: its owner closes it. `await using`
   * calls `close` by itself.
   */
  close(): Promise<void>
}

/**
 * All scanners of a till as one stream of payment codes that are valid, fresh and never used twice.
 * @throws {TypeError} when `inputs` is not an array of inputs, or an option is unknown, missing or out of its range.
 */
export function readyCodes<Mode extends GateMode = 'manual'>(
  inputs: readonly ScannerInput[],
  options: ReadyOptions<Mode>,
): ReadyCodes<Mode>
export function readyCodes(
  inputs: readonly ScannerInput[],
  options: ReadyOptions,
): ReadyCodes<GateMode> {
  checkInputs(inputs)
  const { gate: mode, holdMs, maxSightings, rules, ...claiming } = checkOptions(options)
  const { clock, scheduler, freshnessMs } = claiming
  const codes = new Sightings({ holdMs, keepMs: Math.max(holdMs, freshnessMs), maxSightings })
  const unfit = new Sightings({ holdMs, keepMs: holdMs, maxSightings: maxUnfit })
  const clearHolds = (at: Instant): void => {
    codes.clearHolds(at)
    unfit.clearHolds(at)
  }
  const manual = manualGate(clock, clearHolds)
  const gate: Gate = mode === 'manual' ? manual : alwaysArmedGate
  const isClosed$ = new BehaviorSubject(false)

  const judged$ = merge(...inputs.flatMap((input) => [input.scans$, input.rejections$])).pipe(
    followGate(inputs, gate),
    takeUntil(isClosed$.pipe(filter((isClosed) => isClosed))),
    recogniseCodes(rules),
    share(),
  )
  const held$ = judged$.pipe(
    holdDuplicates({ codes, unfit, clock, isArmed: () => gate.isArmed }),
    share(),
  )
  const outcomes$ = defer(() => {
    // Nothing reported what was seen while only `otherScans$` was subscribed, so it may be reported now.
    clearHolds(instant(clock))
    return held$
  }).pipe(
    limitRefusals({ holdMs, clock, scheduler }),
    passGate(gate, clock),
    refuseUsed(clock),
    refuseExpired(freshnessMs, clock),
    claimOnce({ ...claiming, gate }),
    share(),
  )
  const orders = new NextCodes(outcomes$.pipe(filter(isForOrder)), manual)

  function assertManual(caller: string): void {
    if (isClosed$.value) throw new TillClosedError('the till was closed')
    if (gate !== manual) throw new TypeError(`${caller}: this gate is always armed`)
  }

  async function close(): Promise<void> {
    orders.close()
    manual.disarm()
    isClosed$.next(true)
  }

  return {
    outcomes$,
    // Subscribes to the sightings too, so that a code's age starts here as well.
    otherScans$: merge(judged$.pipe(otherScans()), held$.pipe(ignoreElements())),
    arm(order) {
      assertManual('arm')
      orderIdOf('arm', order)
      checkOptionNames<{ orderId: string }>('arm', order, { orderId: true })
      return manual.arm(order)
    },
    disarm: () => manual.disarm(),
    async next(order) {
      assertManual('next')
      return orders.next(order)
    },
    close,
    [asyncDispose]: close,
  }
}

/** JavaScript callers can pass anything. */
function checkInputs(inputs: readonly ScannerInput[]): void {
  const example = 'as in readyCodes([manualInput()], { ledger: memoryLedger() })'
  if (!Array.isArray(inputs)) {
    throw new TypeError(`readyCodes: inputs must be an array of scanner inputs, ${example}`)
  }
  if (!inputs.every((input) => isObservable(input?.scans$) && isObservable(input?.rejections$))) {
    throw new TypeError(
      `readyCodes: each input must be a scanner input, with scans$ and rejections$, ${example}`,
    )
  }
}

/** True for every outcome of the manual gate, where each code has an order. */
const isForOrder = (outcome: Outcome<GateMode>): outcome is Outcome =>
  outcome.status === 'rejected' || outcome.code.orderId !== undefined

/** Refused texts remembered at a time, for the hold only. A text may be long, so they are fewer than the codes. */
const maxUnfit = 1_000

const otherScans = (): OperatorFunction<PaymentCode | Unfit | Rejection, Scan> =>
  pipe(
    filter((judged): judged is Unfit => judged.status === 'unfit' && judged.other),
    map(({ scan }) => scan),
  )
