import { once } from 'node:events'
import { jsonLine } from './json-line.ts'

/** Lines of NDJSON on stdout, which may be slow, or closed by its reader (`| head -1`): that is no error. */
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

  /** Called once, when the reader has gone. */
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
