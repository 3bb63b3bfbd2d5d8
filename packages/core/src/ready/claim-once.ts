import { checkOptionNames } from '@paycode/parameters'
import { map, Observable, of, pipe, type OperatorFunction, type SchedulerLike } from 'rxjs'
import { isRejection, type Rejection } from '../scan/rejection.ts'
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
  /** The till's limit, in ms. A wallet's own may be lower. */
  readonly freshnessMs: number
  readonly retainMs: number
  readonly ledgerTimeoutMs: number
}

const names: Readonly<Record<keyof ClaimOptions, true>> = {
  ...{ ledger: true, fingerprinter: true, gate: true, clock: true, scheduler: true },
  ...{ freshnessMs: true, retainMs: true, ledgerTimeoutMs: true },
}

type ClaimReason = 'already-used' | 'expired' | 'ledger-unavailable'

/** A code that may be submitted, or why what was scanned may not. */
export type Settled<Reason extends string, Mode extends GateMode = GateMode> =
  | { readonly status: 'ready'; readonly code: ReadyCode<Mode> }
  | Rejection<Reason>

/** What to say when it is the code's turn. */
type Verdict<Reason extends string> = () => Settled<Reason>

/**
 * Asks the ledger for each code and emits it only after the ledger has said `claimed`. An error, a strange answer
 * or none within `ledgerTimeoutMs` is `ledger-unavailable`; what may have been claimed all the same stays so.
 * Claims may overlap; results keep the order of the scans.
 */
export function claimOnce<Reason extends string>(
  options: ClaimOptions,
): OperatorFunction<SightedCode | Rejection<Reason>, Settled<Reason | ClaimReason>> {
  checkOptionNames<ClaimOptions>('claimOnce', options, names)
  return pipe(
    settleInOrder((arrived): Observable<Verdict<Reason | ClaimReason>> =>
      isRejection(arrived) ? of(() => arrived) : claim(arrived, options),
    ),
    map((verdict) => verdict()),
  )
}

// One observable, not a chain of seven operators: each claim would subscribe to every one of them.
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
    function hear(answer: unknown): void {
      // Too late, or given up.
      if (subscriber.closed) return
      if (answer === 'claimed') settle(handOut(sighted, digits, reservation, options))
      else if (answer === 'already-claimed') refuse('already-used', 'used')
      else refuse('ledger-unavailable', 'unanswered')
    }
    function fail(error: unknown): void {
      if (!subscriber.closed) refuse('ledger-unavailable', burnOf(error))
    }
    subscriber.add(() => {
      // Given up on the way: nobody knows whether the claim went through, so the code is burned.
      if (sighting.verdict !== 'claiming') return
      sighting.verdict = 'refused'
      sighting.used = true
      reservation.reopen()
    })
    subscriber.add(reservation.cancelled$.subscribe(() => subscriber.complete()))
    subscriber.add(scheduler.schedule(() => hear(undefined), ledgerTimeoutMs))
    try {
      const terms = { now: clock.wall(), retainMs }
      // Without types anything can be answered.
      const asked: unknown = ledger.claim(fingerprinter.fingerprints(digits), terms)
      if (isThenable(asked)) asked.then(hear, fail)
      else hear(undefined)
    } catch (error) {
      fail(error)
    }
  })
}

const isThenable = (value: unknown): value is PromiseLike<unknown> =>
  typeof Reflect.get(Object(value), 'then') === 'function'

/** A ledger that said no has claimed nothing; one whose own client heard nothing may have. */
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
    // It grew too old while it waited for the ledger, or in line behind an earlier code.
    sighting.verdict = 'refused'
    reservation.reopen()
    return refusal(code, 'expired', now)
  }
}
