import { emitKeypressEvents, type Key } from 'node:readline'
import { PassThrough } from 'node:stream'
import type { SchedulerLike, Subscription } from 'rxjs'
import { TerminalReplies } from './terminal-replies.ts'

/** A terminal sends a sequence without a pause. After a rest of this length, in ms, an unfinished sequence counts as keys. */
const restMs = 400

export interface KeypressContext {
  /** When the bytes that are read now arrived, ms. */
  readonly arrivedAt: () => number
  readonly scheduler: SchedulerLike
}

/** Reads the bytes of a terminal as key presses with Node's own parser, and leaves out the terminal's own replies. */
export class KeypressReader {
  readonly #context: KeypressContext
  readonly #replies = new TerminalReplies(({ text, at }) => {
    this.#at = at
    this.#parser.emit('data', Buffer.from(text, 'latin1'))
    this.#at = undefined
  })
  /** Node's parser needs a stream. Data is emitted on this one synchronously. */
  readonly #parser = new PassThrough()
  /** When the bytes that the parser reads now arrived. */
  #at: number | undefined
  #timer: Subscription | undefined

  /** @param onKeypress takes each key press with the time of its arrival, ms. */
  constructor(
    onKeypress: (text: string | undefined, key: Key, at: number) => void,
    context: KeypressContext,
  ) {
    this.#context = context
    emitKeypressEvents(this.#parser)
    // The parser reports a lone Escape later, by its own timer.
    this.#parser.on('keypress', (text: string | undefined, key: Key) =>
      onKeypress(text, key, this.#at ?? context.arrivedAt()),
    )
  }

  read(bytes: Buffer | string): void {
    const { arrivedAt, scheduler } = this.#context
    this.#timer?.unsubscribe()
    const text = Buffer.from(bytes).toString('latin1')
    this.#replies.take({ text, at: arrivedAt() })
    if (this.#replies.isHolding) {
      this.#timer = scheduler.schedule(() => this.#replies.giveUp(), restMs)
    }
  }

  /** The input has ended: held bytes are read as keys. */
  finish(): void {
    this.#timer?.unsubscribe()
    this.#replies.giveUp()
  }

  /** Drops held bytes. */
  stop(): void {
    this.#timer?.unsubscribe()
    this.#replies.forget()
  }
}
