import { BehaviorSubject, firstValueFrom, map, NEVER, switchMap, timer } from 'rxjs'

/** A simulated device was used while it was not open. The scan would be lost. Open the device first, or wait for `opened()`. */
export class NotOpenError extends Error {
  override readonly name = 'NotOpenError'
  readonly code = 'not-open'
  constructor(what: string) {
    super(
      `${what}: the device is not open, so this would be lost. Call till.next() or subscribe to till.outcomes$ first; ` +
        'where opening takes time, await opened()',
    )
  }
}

/** Tracks whether a simulated device is open. */
export class Opening {
  readonly #isOpen$: BehaviorSubject<boolean> = new BehaviorSubject(false)
  readonly #settleMs: number

  /** @param settleMs Time after opening until the device counts as opened, in ms. */
  constructor(settleMs: number) {
    this.#settleMs = settleMs
  }

  get isOpen(): boolean {
    return this.#isOpen$.value
  }

  change(isOpen: boolean): void {
    if (isOpen !== this.isOpen) this.#isOpen$.next(isOpen)
  }

  /** Settles when the device has been open for `settleMs`. */
  settled(): Promise<void> {
    const settleMs = this.#settleMs
    return firstValueFrom(
      this.#isOpen$.pipe(
        switchMap((isOpen) => (isOpen ? timer(settleMs) : NEVER)),
        map(() => undefined),
      ),
    )
  }
}
