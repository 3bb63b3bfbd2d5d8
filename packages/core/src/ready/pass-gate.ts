import type { OperatorFunction } from 'rxjs'
import type { Rejection } from '../scan/rejection.ts'
import type { Clock } from '../platform.ts'
import type { Gate } from './gate.ts'
import { refuseIf, type SightedCode } from './sighted-code.ts'

/**
 * Refuses codes while no order waits for one (`not-armed`), or while one is being claimed (`attempt-in-progress`).
 */
export const passGate = <Reason extends string>(
  gate: Gate,
  clock: Clock,
): OperatorFunction<
  SightedCode | Rejection<Reason>,
  SightedCode | Rejection<Reason | 'not-armed' | 'attempt-in-progress'>
> => refuseIf(({ seen }) => gate.refusalOf(seen), clock)
