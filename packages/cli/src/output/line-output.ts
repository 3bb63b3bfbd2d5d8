import { once } from 'node:events'
import { jsonLine } from './json-line.ts'

/** Writes lines of NDJSON to stdout. The reader may be slow, or close the pipe (`| head -1`), which is not an error. */
export class LineOutput {
  readonly #stream = process.stdout
  #closed = false
  #onClosed: () => void = () => {}

  constructor() {
    this.#stream.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code !== 'EPIPE') return
      this.#closed = true
      this.#onClosed()
    })
  }

  get isClosed(): boolean {
    return this.#closed
  }

  /** Calls back once when the reader has closed the pipe. */
  whenClosed(callback: () => void): void {
    this.#onClosed = callback
  }

  write(fields: object): void {
    if (!this.#closed) this.#stream.write(jsonLine(fields))
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
