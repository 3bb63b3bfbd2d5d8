import { BehaviorSubject, filter, map, Observable, type Unsubscribable } from 'rxjs'
import type { DeviceStatus } from './device-status.ts'
import type { Source, SourceKind } from './source.ts'
import type { InputReason, Rejection } from './rejection.ts'
import type { Scan } from './scan.ts'
import { shareOpen } from './share-open.ts'

/**
 * One scanner, whatever its transport. Subscribing to `scans$` or `rejections$` opens the device, the last
 * unsubscription releases it, a later subscription opens it again. `scans$` never errors. A device that vanishes is a
 * status, and the input recovers by itself; `scans$` completes only where nothing can come back: a pipe at its end, a
 * closed terminal. `status$` opens nothing: it emits the present state and each change. `scannerInputContract` in
 * `@paycode/simulator` tests all this.
 */
export interface ScannerInput {
  /** Distinguishes two inputs of one kind. */
  readonly id: string
  readonly kind: SourceKind
  readonly scans$: Observable<Scan>
  readonly status$: Observable<DeviceStatus>
  /** Input that could not become a scan. */
  readonly rejections$: Observable<Rejection<InputReason>>
  /**
   * Only for inputs where reading is work that can be saved, such as a camera. `isWanted$` says from when on a payment
   * code is wanted (`true`) or not (`false`). While none is wanted, the input stays open and may rest (`paused`); it
   * resumes by itself. Without this call it always reads; with several calls, one `true` is enough. `readyCodes` calls
   * it with the state of its gate for as long as it has the input open. A host that waits for scans other than payment
   * codes has to ask the input for them: `camera({ symbologies })`.
   */
  followGate?(isWanted$: Observable<boolean>): Unsubscribable
}

/** A report of a device binding while it is open. */
export type DeviceReport =
  | { readonly kind: 'scan'; readonly scan: Scan }
  | { readonly kind: 'rejection'; readonly rejection: Rejection<InputReason> }
  | { readonly kind: 'status'; readonly status: DeviceStatus }

/**
 * Makes a `ScannerInput` from a binding: `open$` opens the device on subscription, reports, and closes it on
 * unsubscription. All subscribers of the input share the binding.
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
          if (report.kind === 'status') status$.next(report.status)
          subscriber.next(report)
        },
        error: (error: unknown) => subscriber.error(error),
        complete: () => subscriber.complete(),
      }),
    )
    // After the device's own release.
    subscriber.add(() => status$.next({ state: 'closed' }))
  }).pipe(shareOpen())
  return {
    id: source.id,
    kind: source.kind,
    scans$: reports$.pipe(
      filter((report) => report.kind === 'scan'),
      map(({ scan }) => scan),
    ),
    rejections$: reports$.pipe(
      filter((report) => report.kind === 'rejection'),
      map(({ rejection }) => rejection),
    ),
    status$: status$.asObservable(),
  }
}
