import { checkOptionNames } from '@paycode/parameters'
import {
  catchError,
  defaultIfEmpty,
  defer,
  finalize,
  map,
  mergeMap,
  of,
  pipe,
  takeUntil,
  timeout,
  TimeoutError,
  type Observable,
  type OperatorFunction,
  type SchedulerLike,
} from 'rxjs'
import { isRejection, type Rejection } from '../decode/rejection.ts'
import type { Clock } from '../platform.ts'
import { instant } from '../age.ts'
import type { Fingerprinter } from './fingerprint.ts'
import type { Gate, Reservation } from './gate.ts'
import { LedgerError } from './ledger-error.ts'
import type { Ledger } from './ledger.ts'
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

function claim(sighted: SightedCode, options: ClaimOptions): Observable<Verdict<ClaimReason>> {
  const { ledger, fingerprinter, gate, clock, scheduler, retainMs, ledgerTimeoutMs } = options
  const { code, sighting } = sighted
  const digits = digitsOf(code)
  const reservation = gate.reserve()
  sighting.verdict = 'claiming'

  type Burn = 'used' | 'unanswered' | undefined
  function refuse(reason: ClaimReason, burn: Burn): Observable<Verdict<ClaimReason>> {
    sighting.verdict = 'refused'
    sighting.used = burn !== undefined
    sighting.unanswered = burn === 'unanswered'
    reservation.reopen()
    const rejection = refusal(code, reason, instant(clock))
    return of(() => rejection)
  }

  return defer(() =>
    ledger.claim(fingerprinter.fingerprints(digits), { now: clock.wall(), retainMs }),
  ).pipe(
    defaultIfEmpty(undefined),
    timeout({ first: ledgerTimeoutMs, scheduler }),
    mergeMap((answer) => {
      if (answer === 'already-claimed') return refuse('already-used', 'used')
      if (answer !== 'claimed') return refuse('ledger-unavailable', 'unanswered')
      return handOut(sighted, digits, reservation, options)
    }),
    catchError((error: unknown) =>
      refuse('ledger-unavailable', isUnanswered(error) ? 'unanswered' : undefined),
    ),
    takeUntil(reservation.cancelled$),
    finalize(() => {
      // Given up on the way: nobody knows whether the claim went through, so the code is burned.
      if (sighting.verdict !== 'claiming') return
      sighting.verdict = 'refused'
      sighting.used = true
      reservation.reopen()
    }),
  )
}

/** A ledger that said no has claimed nothing; one that said nothing, to us or to its own client, may have. */
const isUnanswered = (error: unknown): boolean =>
  error instanceof TimeoutError ||
  (error instanceof LedgerError && error.code === 'ledger-unreachable')

function handOut(
  sighted: SightedCode,
  digits: string,
  reservation: Reservation,
  { clock, scheduler, freshnessMs }: ClaimOptions,
): Observable<Verdict<'expired'>> {
  const { code, sighting } = sighted
  sighting.verdict = 'ready'
  sighting.used = true
  const timing = { clock, scheduler, freshnessMs: limitMs(code, freshnessMs) }
  const lifetime = { ...timing, firstSeen: sighting.first }
  const ready = new ClaimedCode(code, digits, lifetime, reservation.orderId)
  reservation.settle(ready)
  return of((): Settled<'expired'> => {
    const now = instant(clock)
    if (!isExpired(sighted, now, freshnessMs)) return { status: 'ready', code: ready }
    // It grew too old while it waited for the ledger, or in line behind an earlier code.
    sighting.verdict = 'refused'
    reservation.reopen()
    return refusal(code, 'expired', now)
  })
}
