import type { OperatorFunction } from 'rxjs'
import type { Rejection } from '../scan/rejection.ts'
import type { Clock } from '../platform.ts'
import { refuseIf, type SightedCode } from './sighted-code.ts'

/** Refuses codes that this process has used, or may have used, without asking the ledger. */
export const refuseUsed = <Reason extends string>(
  clock: Clock,
): OperatorFunction<
  SightedCode | Rejection<Reason>,
  SightedCode | Rejection<Reason | 'already-used' | 'ledger-unavailable'>
> =>
  refuseIf(({ sighting: { used, unanswered } }) => {
    if (!used) return undefined
    return unanswered ? 'ledger-unavailable' : 'already-used'
  }, clock)
