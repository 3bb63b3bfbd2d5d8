import { resend } from './resend.ts'
import type { KeyInput, KeyInputEvent, WebContentsLike } from './web-contents.ts'

/** At most this many keys are held, more than any symbol has characters. Further keys are kept from the page and dropped. */
const maxHeld = 8_192

/** Keys that are kept from the page: a scan's for good, others until they are given back. */
export class HeldKeys {
  readonly #webContents: WebContentsLike
  #keys: KeyInput[] = []
  /** Codes of keys whose press the page has not seen. It must not see their release either. */
  readonly #down = new Set<string>()
  #isSending = false

  constructor(webContents: WebContentsLike) {
    this.#webContents = webContents
  }

  get length(): number {
    return this.#keys.length
  }

  /** Whether keys are being given back. `sendInputEvent` emits `before-input-event` for each of them before it returns. */
  get isSending(): boolean {
    return this.#isSending
  }

  hold(event: KeyInputEvent, input: KeyInput): void {
    this.swallow(event, input)
    if (this.#keys.length < maxHeld) this.#keys.push(input)
  }

  /** Keeps a key from the page for good. */
  swallow(event: KeyInputEvent, { code }: KeyInput): void {
    event.preventDefault()
    this.#down.add(code)
  }

  /** The page sees a key press. */
  pass({ code }: KeyInput): void {
    this.#down.delete(code)
  }

  /** The release of a held key is kept from the page too. Chromium does not even report most of these releases. */
  release(event: KeyInputEvent, { code }: KeyInput): void {
    if (this.#down.delete(code)) event.preventDefault()
  }

  drop(): void {
    this.#keys = []
  }

  /** Types the held keys again with their releases: Chromium does not report the real releases, or they are kept from the page. */
  giveBack(): void {
    const keys = this.#keys
    this.drop()
    this.#isSending = true
    try {
      for (const key of keys.flatMap(resend)) {
        // A page may close its window at any key.
        if (!this.#webContents.isDestroyed()) this.#webContents.sendInputEvent(key)
      }
    } finally {
      this.#isSending = false
    }
  }
}
