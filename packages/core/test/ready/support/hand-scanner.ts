import { NEVER, Observable, Subject, type Observer } from 'rxjs'
import type { Rejection, InputReason } from '../../../src/scan/rejection.ts'
import type { Scan } from '../../../src/scan/scan.ts'
import type { ScannerInput } from '../../../src/scan/scanner-input.ts'
import type { Clock } from '../../../src/platform.ts'

export interface HandScanner extends ScannerInput {
  /** Number of subscriptions to `scans$` and `rejections$`. */
  readonly subscriptions: number
  scan(text: string, more?: Partial<Scan>): void
  reject(reason: InputReason): void
}

/** A scanner that the test controls, without decoding and sharing, which counts its subscribers. */
export function handScanner(id: string, clock: Clock): HandScanner {
  const source = { kind: 'keyboard', id } as const
  const scans$ = new Subject<Scan>()
  const rejections$ = new Subject<Rejection<InputReason>>()
  let subscriptions = 0

  const counted = <Value>(values$: Subject<Value>): Observable<Value> =>
    new Observable((observer: Observer<Value>) => {
      subscriptions += 1
      const subscription = values$.subscribe(observer)
      return () => {
        subscriptions -= 1
        subscription.unsubscribe()
      }
    })

  return {
    id,
    kind: 'keyboard',
    status$: NEVER,
    scans$: counted(scans$),
    rejections$: counted(rejections$),
    get subscriptions() {
      return subscriptions
    },
    scan: (text, more) => scans$.next({ text, source, receivedAt: clock.wall(), ...more }),
    reject: (reason) =>
      rejections$.next({ status: 'rejected', reason, masked: '…', source, at: clock.wall() }),
  }
}
