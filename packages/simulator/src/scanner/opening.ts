import { BehaviorSubject, firstValueFrom, map, NEVER, switchMap, timer } from 'rxjs'

/** A simulated device was used that nobody has open: what it reads would be lost. Open it first, or wait for `opened()`. */
export class NotOpenError extends Error {
  override readonly name = 'NotOpenError'
  readonly code = 'not-open'
  constructor(what: string) {
    super(
      `${what}: nobody has it open, so this would be lost. Call till.next() or subscribe to till.outcomes$ first; ` +
        'where opening takes time, await opened()',
    )
  }
}

/** Whether somebody has a simulated device open. */
export class Opening {
  readonly #isOpen$: BehaviorSubject<boolean> = new BehaviorSubject(false)
  readonly #settleMs: number

  /** @param settleMs How long after its opening a device is heard, in ms. */
  constructor(settleMs: number) {
    this.#settleMs = settleMs
  }

  get isOpen(): boolean {
    return this.#isOpen$.value
  }

  change(isOpen: boolean): void {
    if (isOpen !== this.isOpen) this.#isOpen$.next(isOpen)
  }

  /** Settles when somebody has the device open, and has had it open for `settleMs`. */
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
