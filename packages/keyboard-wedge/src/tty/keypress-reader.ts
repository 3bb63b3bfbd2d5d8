import { emitKeypressEvents, type Key } from 'node:readline'
import { PassThrough } from 'node:stream'
import type { SchedulerLike, Subscription } from 'rxjs'
import { TerminalReplies } from './terminal-replies.ts'

/** A terminal sends a sequence in one go: after a rest of this long, in ms, what began like one is keys. */
const restMs = 400

export interface KeypressSurroundings {
  /** When bytes that are read now arrived, ms. */
  readonly arrivedAt: () => number
  readonly scheduler: SchedulerLike
}

/** Reads the bytes of a terminal as key presses, by Node's own parser, without the terminal's own replies. */
export class KeypressReader {
  readonly #around: KeypressSurroundings
  readonly #replies = new TerminalReplies(({ text, at }) => {
    this.#at = at
    this.#parser.emit('data', Buffer.from(text, 'latin1'))
    this.#at = undefined
  })
  /** Node's parser reads a stream only: its data is told here, at once. */
  readonly #parser = new PassThrough()
  /** When the bytes arrived that the parser reads now. */
  #at: number | undefined
  #timer: Subscription | undefined

  /** @param onKeypress takes each key press with the time of its arrival, ms. */
  constructor(
    onKeypress: (text: string | undefined, key: Key, at: number) => void,
    around: KeypressSurroundings,
  ) {
    this.#around = around
    emitKeypressEvents(this.#parser)
    // An Escape alone is told later, by the parser's own timer.
    this.#parser.on('keypress', (text: string | undefined, key: Key) =>
      onKeypress(text, key, this.#at ?? around.arrivedAt()),
    )
  }

  read(bytes: Buffer | string): void {
    const { arrivedAt, scheduler } = this.#around
    this.#timer?.unsubscribe()
    const text = Buffer.from(bytes).toString('latin1')
    this.#replies.take({ text, at: arrivedAt() })
    if (this.#replies.isHolding) {
      this.#timer = scheduler.schedule(() => this.#replies.giveUp(), restMs)
    }
  }

  /** Nothing more comes: what was kept back are keys. */
  finish(): void {
    this.#timer?.unsubscribe()
    this.#replies.giveUp()
  }

  /** What was kept back is forgotten. */
  stop(): void {
    this.#timer?.unsubscribe()
    this.#replies.forget()
  }
}
