import { Observable, type MonoTypeOperatorFunction } from 'rxjs'
import type { ScannerInput } from '../scan/scanner-input.ts'
import type { Gate } from './gate.ts'

/** Lets the inputs follow the gate, from just before they open until they are released. */
export const followGate =
  <T>(inputs: readonly ScannerInput[], gate: Gate): MonoTypeOperatorFunction<T> =>
  (read$) =>
    new Observable((subscriber) => {
      const following = inputs.map((input) => input.followGate?.(gate.isArmed$))
      subscriber.add(read$.subscribe(subscriber))
      subscriber.add(() => {
        for (const each of following) each?.unsubscribe()
      })
    })
