import { checkOptionNames } from '@paycode/parameters'
import { map, Observable, of, pipe, type OperatorFunction, type SchedulerLike } from 'rxjs'
import type { Rejection } from '../scan/rejection.ts'
import type { Clock } from '../platform.ts'
import { instant } from '../age.ts'
import type { Fingerprinter } from '../ledger/fingerprint.ts'
import type { Gate, Reservation } from './gate.ts'
import { LedgerError } from '../ledger/ledger-error.ts'
import type { Ledger } from '../ledger/ledger.ts'
import { ClaimedCode, type GateMode, type ReadyCode } from './ready-code.ts'
import { isExpired, limitMs } from './refuse-expired.ts'
import { settleInOrder } from './settle-in-order.ts'
import { digitsOf, refusal, type SightedCode } from './sighted-code.ts'

export interface ClaimOptions {
  readonly ledger: Ledger
  readonly fingerprinter: Fingerprinter
  readonly gate: Gate
  readonly clock: Clock
  readonly scheduler: SchedulerLike
  /** The till's freshness limit, in ms. A wallet's own limit may be lower. */
  readonly freshnessMs: number
  readonly retainMs: number
  readonly ledgerTimeoutMs: number
}

const names: Readonly<Record<keyof ClaimOptions, true>> = {
  ...{ ledger: true, fingerprinter: true, gate: true, clock: true, scheduler: true },
  ...{ freshnessMs: true, retainMs: true, ledgerTimeoutMs: true },
}

type ClaimReason = 'already-used' | 'expired' | 'ledger-unavailable'

/** A code that may be submitted, or a rejection with its reason. */
export type Settled<Reason extends string, Mode extends GateMode = GateMode> =
  | { readonly status: 'ready'; readonly code: ReadyCode<Mode> }
  | Rejection<Reason>

/** Computes the result when the code's turn in the order has come. */
type Verdict<Reason extends string> = () => Settled<Reason>

/**
 * Claims each code in the ledger and emits it only after the answer `claimed`. An error, an unknown answer or no
 * answer within `ledgerTimeoutMs` gives `ledger-unavailable`. A claim that timed out may still have been stored, so
 * its code stays burned. Claims may overlap; results keep the order of the scans.
 */
export function claimOnce<Reason extends string>(
  options: ClaimOptions,
): OperatorFunction<SightedCode | Rejection<Reason>, Settled<Reason | ClaimReason>> {
  checkOptionNames<ClaimOptions>('claimOnce', options, names)
  return pipe(
    settleInOrder((arrived): Observable<Verdict<Reason | ClaimReason>> =>
      arrived.status === 'rejected' ? of(() => arrived) : claim(arrived, options),
    ),
    map((verdict) => verdict()),
  )
}

// One observable instead of a chain of seven operators, because each claim would subscribe to all seven.
function claim(sighted: SightedCode, options: ClaimOptions): Observable<Verdict<ClaimReason>> {
  const { ledger, fingerprinter, gate, clock, scheduler, retainMs, ledgerTimeoutMs } = options
  const { code, sighting } = sighted
  const digits = digitsOf(code)
  const reservation = gate.reserve()
  sighting.verdict = 'claiming'

  return new Observable((subscriber) => {
    function settle(verdict: Verdict<ClaimReason>): void {
      subscriber.next(verdict)
      subscriber.complete()
    }
    function refuse(reason: ClaimReason, burn?: 'used' | 'unanswered'): void {
      sighting.verdict = 'refused'
      sighting.used = burn !== undefined
      sighting.unanswered = burn === 'unanswered'
      reservation.reopen()
      const rejection = refusal(code, reason, instant(clock))
      settle(() => rejection)
    }
    function onAnswer(answer: unknown): void {
      // The answer is late, or the claim was cancelled.
      if (subscriber.closed) return
      if (answer === 'claimed') settle(handOut(sighted, digits, reservation, options))
      else if (answer === 'already-claimed') refuse('already-used', 'used')
      else refuse('ledger-unavailable', 'unanswered')
    }
    function onError(error: unknown): void {
      if (!subscriber.closed) refuse('ledger-unavailable', burnOf(error))
    }
    subscriber.add(() => {
      // Cancelled during the claim: it may have been stored, so the code is burned.
      if (sighting.verdict !== 'claiming') return
      sighting.verdict = 'refused'
      sighting.used = true
      reservation.reopen()
    })
    subscriber.add(reservation.cancelled$.subscribe(() => subscriber.complete()))
    subscriber.add(scheduler.schedule(() => onAnswer(undefined), ledgerTimeoutMs))
    try {
      const terms = { now: clock.wall(), retainMs }
      // A ledger written in JavaScript can answer anything.
      const asked: unknown = ledger.claim(fingerprinter.fingerprints(digits), terms)
      if (isThenable(asked)) asked.then(onAnswer, onError)
      else onAnswer(undefined)
    } catch (error) {
      onError(error)
    }
  })
}

const isThenable = (value: unknown): value is PromiseLike<unknown> =>
  typeof Reflect.get(Object(value), 'then') === 'function'

/**
 * A ledger that rejects has claimed nothing, except where its own client got no answer: then the claim may be stored.
 */
const burnOf = (error: unknown): 'unanswered' | undefined =>
  error instanceof LedgerError && error.code === 'ledger-unreachable' ? 'unanswered' : undefined

function handOut(
  sighted: SightedCode,
  digits: string,
  reservation: Reservation,
  { clock, scheduler, freshnessMs }: ClaimOptions,
): Verdict<'expired'> {
  const { code, sighting } = sighted
  sighting.verdict = 'ready'
  sighting.used = true
  const timing = { clock, scheduler, freshnessMs: limitMs(code, freshnessMs) }
  const lifetime = { ...timing, firstSeen: sighting.first }
  const ready = new ClaimedCode(code, digits, lifetime, reservation.orderId)
  reservation.settle(ready)
  return (): Settled<'expired'> => {
    const now = instant(clock)
    if (!isExpired(sighted, now, freshnessMs)) return { status: 'ready', code: ready }
    // It expired while it waited for the ledger, or for the verdict of an earlier code.
    sighting.verdict = 'refused'
    reservation.reopen()
    return refusal(code, 'expired', now)
  }
}
