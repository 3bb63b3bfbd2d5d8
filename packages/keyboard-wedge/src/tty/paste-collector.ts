import type { SchedulerLike, Subscription } from 'rxjs'

/** Longer than any symbol: what is pasted beyond it is not kept. */
const maxCharacters = 8_192
/** A terminal delivers a paste in one go: it is over after a rest of this long, in ms, and no sooner. */
const restMs = 400

/**
 * Collects what comes between a terminal's paste brackets. Text may have such brackets in it: whatever follows the end without a rest is
 * pasted as well. A bracket inside ends a line, so that it joins no two halves of a code.
 */
export class PasteCollector {
  readonly #onPasted: (text: string, at: number) => void
  readonly #scheduler: SchedulerLike
  #text: string | undefined
  #isClosed = false
  #lastAt = 0
  #timer: Subscription | undefined

  /** @param onPasted takes a paste that is over, and the time of its last key, ms. */
  constructor(onPasted: (text: string, at: number) => void, scheduler: SchedulerLike) {
    this.#onPasted = onPasted
    this.#scheduler = scheduler
  }

  /** Takes one key press: its `name` as Node tells it, its text, its time in ms. Answers whether it belongs to a paste. */
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

  /** Nothing more comes. */
  finish(): void {
    const text = this.#text
    this.stop()
    if (text !== undefined) this.#onPasted(text, this.#lastAt)
  }

  /** What was pasted so far is forgotten. */
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
