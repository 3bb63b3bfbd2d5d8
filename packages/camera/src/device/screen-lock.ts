import type { CameraPage } from './camera-page.ts'

/**
 * Keeps the screen awake if the browser can (W3C Screen Wake Lock API). A refusal, for example at low battery, is not
 * reported: the screen then goes dark as usual.
 */
export class ScreenLock {
  readonly #wakeLock: CameraPage['wakeLock']
  #isWanted = false
  #sentinel: Promise<Pick<WakeLockSentinel, 'release'> | undefined> | undefined

  constructor({ wakeLock }: CameraPage) {
    this.#wakeLock = wakeLock
  }

  /** The browser releases the lock when the page is hidden: call this again when the page is shown. */
  keep(isWanted: boolean): void {
    if (isWanted === this.#isWanted) return
    this.#isWanted = isWanted
    if (isWanted) this.#sentinel = this.#requested()
    else void this.#sentinel?.then((sentinel) => sentinel?.release())
  }

  async #requested(): Promise<WakeLockSentinel | undefined> {
    try {
      return await this.#wakeLock?.request('screen')
    } catch {
      return undefined
    }
  }
}
