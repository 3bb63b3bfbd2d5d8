import { resend } from './resend.ts'
import type { KeyInput, KeyInputEvent, WebContentsLike } from './web-contents.ts'

/** Longer than any symbol: what comes beyond it is kept from the page, and not remembered. */
const mostHeld = 8_192

/** Keys that are kept from the page: for good where they are a scan's, else until they are given back. */
export class HeldKeys {
  readonly #webContents: WebContentsLike
  #keys: KeyInput[] = []
  /** Keys whose press the page has not seen, so that it must not see their release. */
  readonly #down = new Set<string>()
  #isSending = false

  constructor(webContents: WebContentsLike) {
    this.#webContents = webContents
  }

  get length(): number {
    return this.#keys.length
  }

  /** What is told meanwhile are the keys that are given back: `sendInputEvent` passes `before-input-event` before it returns. */
  get isSending(): boolean {
    return this.#isSending
  }

  hold(event: KeyInputEvent, input: KeyInput): void {
    this.swallow(event, input)
    if (this.#keys.length < mostHeld) this.#keys.push(input)
  }

  /** For good. */
  swallow(event: KeyInputEvent, { code }: KeyInput): void {
    event.preventDefault()
    this.#down.add(code)
  }

  /** The page sees a key press. */
  pass({ code }: KeyInput): void {
    this.#down.delete(code)
  }

  /** The release of a key goes where its press went. Of most of them Chromium does not even tell us. */
  release(event: KeyInputEvent, { code }: KeyInput): void {
    if (this.#down.delete(code)) event.preventDefault()
  }

  drop(): void {
    this.#keys = []
  }

  /** Types them again, releases included: the real ones came while nobody was told, or are kept from the page. */
  giveBack(): void {
    const keys = this.#keys
    this.drop()
    this.#isSending = true
    try {
      for (const key of keys.flatMap(resend)) {
        // A page may close its window at any of them.
        if (!this.#webContents.isDestroyed()) this.#webContents.sendInputEvent(key)
      }
    } finally {
      this.#isSending = false
    }
  }
}
