import { BehaviorSubject, filter, Observable, type Unsubscribable } from 'rxjs'
import type { DeviceStatus } from './device-status.ts'
import type { Source, SourceKind } from './source.ts'
import type { InputReason, Rejection } from './rejection.ts'
import type { Scan } from './scan.ts'
import { shareOpen } from './share-open.ts'

/**
 * One scanner, whatever its transport. Subscribing to `scans$` or `rejections$` opens the device, the last
 * unsubscription releases it, a later subscription opens it again. `scans$` never errors. A device that vanishes is a
 * status, and the input recovers by itself; `scans$` completes only where nothing can come back: a pipe at its end, a
 * terminal that was closed. `status$` opens nothing: it replays the present state and follows it.
 * `scannerInputContract` in `@paycode/simulator` holds all this.
 */
export interface ScannerInput {
  /** Tells two inputs of one kind apart. */
  readonly id: string
  readonly kind: SourceKind
  readonly scans$: Observable<Scan>
  readonly status$: Observable<DeviceStatus>
  /** What arrived and could not become a scan. */
  readonly rejections$: Observable<Rejection<InputReason>>
  /**
   * Only for an input to which reading is work that can be saved: a camera. Says from when on a payment code is waited for
   * (`true`) and from when on none is (`false`). While none is, the input stays open and may rest (`paused`); it goes on by
   * itself. Without a word it reads always; of several that say different things, one `true` is enough. `readyCodes` calls it
   * with the state of its gate for as long as it has the input open. Whoever waits for other scans than payment codes has to
   * ask the input for them: `camera({ symbologies })`.
   */
  followGate?(isWanted$: Observable<boolean>): Unsubscribable
}

/** What a device binding reports while it is open. */
export type DeviceReport =
  | Scan
  | Rejection<InputReason>
  | { readonly status: 'device'; readonly device: DeviceStatus }

const isStatus = (report: DeviceReport): report is Extract<DeviceReport, { status: 'device' }> =>
  'status' in report && report.status === 'device'

const isScan = (report: DeviceReport): report is Scan => 'text' in report

const isRefusal = (report: DeviceReport): report is Rejection<InputReason> =>
  'status' in report && report.status === 'rejected'

/**
 * Makes a `ScannerInput` of a binding: `open$` opens the device on subscription, reports, and closes it on
 * unsubscription. The binding is shared by all subscribers of the input.
 * @throws {TypeError} when the source has no id.
 */
export function scannerInput(source: Source, open$: Observable<DeviceReport>): ScannerInput {
  if (typeof source.id !== 'string' || source.id === '') {
    throw new TypeError("scannerInput: id must be a name that is not empty, such as 'counter-1'.")
  }
  const status$ = new BehaviorSubject<DeviceStatus>({ state: 'closed' })
  const reports$ = new Observable<DeviceReport>((subscriber) => {
    status$.next({ state: 'opening' })
    subscriber.add(
      open$.subscribe({
        next(report) {
          if (isStatus(report)) status$.next(report.device)
          subscriber.next(report)
        },
        error: (error: unknown) => subscriber.error(error),
        complete: () => subscriber.complete(),
      }),
    )
    // Behind the device's own release.
    subscriber.add(() => status$.next({ state: 'closed' }))
  }).pipe(shareOpen())
  return {
    id: source.id,
    kind: source.kind,
    scans$: reports$.pipe(filter(isScan)),
    rejections$: reports$.pipe(filter(isRefusal)),
    status$: status$.asObservable(),
  }
}
