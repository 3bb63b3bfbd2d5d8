import {
  catchError,
  defer,
  firstValueFrom,
  fromEvent,
  map,
  of,
  shareReplay,
  skip,
  startWith,
  switchMap,
  tap,
  type Observable,
  type Subscription,
} from 'rxjs'
import type { CameraPage } from './camera-page.ts'

type AskedPermissions = NonNullable<CameraPage['permissions']>

/**
 * What the browser says of the permission for the camera, and when that changes. Where it says nothing (older Firefox and web views)
 * the state stays `undefined`.
 */
export class CameraPermission {
  #status: PermissionStatus | undefined
  readonly #watching: Subscription
  /** Settles when the browser has said all that it will say by itself. */
  readonly known: Promise<unknown>

  constructor({ permissions }: CameraPage, onChange: () => void) {
    const status$ = permissions ? statusOf(permissions) : of(undefined)
    const changed$ = status$.pipe(
      tap((status) => (this.#status = status)),
      skip(1),
    )
    this.#watching = changed$.subscribe(onChange)
    this.known = firstValueFrom(status$)
  }

  get state(): PermissionState | undefined {
    return this.#status?.state
  }

  stop(): void {
    this.#watching.unsubscribe()
  }
}

const asked = new WeakMap<AskedPermissions, Observable<PermissionStatus | undefined>>()

/**
 * The status, and again each time that it changes; `undefined` from a browser that does not know this permission by name.
 * A page asks once and listens from then on: Chromium 156 keeps each status that was asked for as long as the page lives.
 */
function statusOf(permissions: AskedPermissions): Observable<PermissionStatus | undefined> {
  const known$ = asked.get(permissions)
  if (known$) return known$
  const status$ = defer(() => permissions.query({ name: 'camera' })).pipe(
    switchMap((status) =>
      fromEvent(status, 'change').pipe(
        startWith(undefined),
        map(() => status),
      ),
    ),
    catchError(() => of(undefined)),
    shareReplay(1),
  )
  asked.set(permissions, status$)
  return status$
}
