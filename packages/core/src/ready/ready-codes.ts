import {
  filter,
  isObservable,
  map,
  merge,
  pipe,
  share,
  type Observable,
  type OperatorFunction,
} from 'rxjs'
import type { PaymentCode } from '../code/payment-code.ts'
import {
  recogniseCodes,
  type CodeReason,
  type CodeRules,
  type Unfit,
} from '../code/recognise-codes.ts'
import type { InputReason, Rejection } from '../decode/rejection.ts'
import type { Scan } from '../decode/scan.ts'
import type { ScannerInput } from '../decode/scanner-input.ts'
import { claimOnce, type Settled } from './claim-once.ts'
import { alwaysArmedGate, manualGate, type Gate } from './gate.ts'
import { heedGate } from './heed-gate.ts'
import { holdDuplicates } from './hold-duplicates.ts'
import { passGate } from './pass-gate.ts'
import { checkOptions, type ReadyOptions } from './ready-options.ts'
import { refuseExpired } from './refuse-expired.ts'
import { refuseUsed } from './refuse-used.ts'
import { Sightings } from './sightings.ts'

/** Why a code in the stream is not handed out. */
export type ReadyReason =
  | 'not-armed'
  | 'attempt-in-progress'
  | 'expired'
  | 'already-used'
  | 'ledger-unavailable'

/** Every reason there is. A cashier's text hangs on each (`cashierTexts`). */
export type RejectionReason = InputReason | CodeReason | ReadyReason

/** What became of one scan: `{ status: 'ready', code }`, or a `Rejection` with its reason. */
export type Outcome = Settled<RejectionReason>

export interface ReadyCodes {
  /**
   * What became of each scan, in the order of the scans. Subscribing (here or to `otherScans$`) opens the inputs,
   * the last unsubscription releases them. What was seen and used stays known over that.
   */
  readonly outcomes$: Observable<Outcome>
  /** Scans that are no payment codes and have none in them: products, coupons, badges. Armed or not, and never held back. */
  readonly otherScans$: Observable<Scan>
  /**
   * Lets one code through for this order, and returns the order's own disarm.
   * @throws {TypeError} when an order is armed already, or the gate is `always-armed`.
   */
  arm(order: { orderId: string }): () => void
  /** Shuts the gate: a claim under way is burned, an untaken code given up. Without an order it does nothing. */
  disarm(): void
}

/**
 * All scanners of a till as one stream of payment codes that are valid, fresh and never used twice.
 * @throws {TypeError} when an option is out of its range.
 */
export function readyCodes(
  inputs: readonly ScannerInput[],
  options: ReadyOptions = {},
): ReadyCodes {
  if (
    inputs.some(({ scans$, rejections$ }) => !isObservable(scans$) || !isObservable(rejections$))
  ) {
    throw new TypeError('readyCodes: each input must have scans$ and rejections$')
  }
  const checked = checkOptions(options)
  const { clock, freshnessMs, holdMs, maxSightings } = checked
  const codes = new Sightings({ holdMs, keepMs: Math.max(holdMs, freshnessMs), maxSightings })
  const unfit = new Sightings({ holdMs, keepMs: holdMs, maxSightings: mostUnfit })
  const manual = manualGate(clock, (at) => {
    codes.clearRefusals(at)
    unfit.clearRefusals(at)
  })
  const gate: Gate = checked.gate === 'manual' ? manual : alwaysArmedGate

  const judged$ = merge(...inputs.flatMap((input) => [input.scans$, input.rejections$])).pipe(
    heedGate(inputs, gate),
    recogniseCodes(rulesOf(options)),
    share(),
  )
  const outcomes$ = judged$.pipe(
    holdDuplicates({ codes, unfit, clock, isArmed: () => gate.isArmed }),
    passGate(gate, clock),
    refuseUsed(clock),
    refuseExpired(freshnessMs, clock),
    claimOnce({ ...checked, gate }),
    share(),
  )
  return {
    outcomes$,
    otherScans$: judged$.pipe(otherScans()),
    arm(order) {
      if (gate !== manual) throw new TypeError('arm: this gate is always armed')
      return manual.arm(order)
    },
    disarm: () => manual.disarm(),
  }
}

/** Without the options that are the stream's own: those of the rules are checked by their names. */
const rulesOf = ({ accept, merchantRegion, enable }: CodeRules): CodeRules => ({
  ...(accept !== undefined && { accept }),
  ...(merchantRegion !== undefined && { merchantRegion }),
  ...(enable !== undefined && { enable }),
})

/** Refused texts are remembered for the hold only; they may be long. */
const mostUnfit = 1_000

const otherScans = (): OperatorFunction<PaymentCode | Unfit | Rejection, Scan> =>
  pipe(
    filter((judged): judged is Unfit => 'rejection' in judged && judged.other),
    map(({ scan }) => scan),
  )
