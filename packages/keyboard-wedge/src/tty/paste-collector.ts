import type { SchedulerLike, Subscription } from 'rxjs'

/** At most this many characters of a paste are kept, more than any symbol has. */
const maxCharacters = 8_192
/** A terminal delivers a paste without a pause. A paste ends only after a rest of this length, in ms. */
const restMs = 400

/**
 * Collects the text between a terminal's paste brackets. Pasted text may itself contain such brackets, so text that follows a
 * closing bracket without a rest is pasted too. A bracket inside ends a line, so that two halves of a code do not join.
 */
export class PasteCollector {
  readonly #onPasted: (text: string, at: number) => void
  readonly #scheduler: SchedulerLike
  #text: string | undefined
  #isClosed = false
  #lastAt = 0
  #timer: Subscription | undefined

  /** @param onPasted receives a finished paste, and the time of its last key, ms. */
  constructor(onPasted: (text: string, at: number) => void, scheduler: SchedulerLike) {
    this.#onPasted = onPasted
    this.#scheduler = scheduler
  }

  /** Takes one key press: Node's `name` for it, its text, its time in ms. Returns whether it belongs to a paste. */
  take(name: string | undefined, text: string, at: number): boolean {
    const isStart = name === 'paste-start'
    const isEnd = name === 'paste-end'
    const isOver = at - this.#lastAt >= restMs || (isStart && this.#isClosed)
    if (isOver) this.finish()
    this.#lastAt = at
    if (this.#text === undefined) {
      if (!isStart && !isEnd) return false
      this.#text = ''
    } else {
      this.#text = (this.#text + (isStart || isEnd ? '\n' : text)).slice(0, maxCharacters)
    }
    this.#isClosed ||= isEnd
    this.#watch()
    return true
  }

  /** Ends the paste and hands it on. */
  finish(): void {
    const text = this.#text
    this.stop()
    if (text !== undefined) this.#onPasted(text, this.#lastAt)
  }

  /** Drops the unfinished paste. */
  stop(): void {
    this.#timer?.unsubscribe()
    this.#timer = undefined
    this.#text = undefined
    this.#isClosed = false
  }

  #watch(): void {
    this.#timer?.unsubscribe()
    this.#timer = this.#scheduler.schedule(() => this.finish(), restMs)
  }
}
