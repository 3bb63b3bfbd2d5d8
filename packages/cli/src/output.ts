import { once } from 'node:events'
import type { Writable } from 'node:stream'

/** Lines to a stream that may be slow, or closed by its reader (`| head -1`), which is no error. */
export class LineOutput {
  readonly #stream: Writable
  #closed = false
  #onClosed: () => void = () => {}

  constructor(stream: Writable) {
    this.#stream = stream
    stream.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code !== 'EPIPE') return
      this.#closed = true
      this.#onClosed()
    })
  }

  get isClosed(): boolean {
    return this.#closed
  }

  /** Called once, when the reader has gone. */
  whenClosed(callback: () => void): void {
    this.#onClosed = callback
  }

  write(fields: object): void {
    if (!this.#closed) this.#stream.write(`${JSON.stringify(fields)}\n`)
  }

  /** Settles when the reader has room for more. */
  async drained(): Promise<void> {
    if (this.#closed || !this.#stream.writableNeedDrain) return
    const waiting = new AbortController()
    const either = ['drain', 'close'].map((event) => once(this.#stream, event, waiting))
    await Promise.race(either).catch(() => {})
    waiting.abort()
    await Promise.allSettled(either)
  }
}
