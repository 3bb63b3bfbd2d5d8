import type { FoundCode } from '@paycode/reader'
import type { FromReader, ToReader } from '../../src/worker/reader-messages.ts'

/** A worker that reads what the test shows it. */
export class SimulatedReader extends EventTarget {
  readonly heard: ToReader[] = []
  /** Whether it answers `load` and `ping`, as a healthy reader does. */
  isAlive = true
  isClosed = false
  lacksWasm = false
  /** How much its clock is ahead of the page's, in ms. */
  readonly aheadMs: number
  readonly #now: () => number

  constructor(now: () => number, aheadMs = 0) {
    super()
    this.#now = now
    this.aheadMs = aheadMs
  }

  get now(): number {
    return this.#now() + this.aheadMs
  }

  postMessage(message: ToReader): void {
    if (this.isClosed) throw new Error('posted to a closed reader')
    this.heard.push(message)
    if (!this.isAlive) return
    if (message.type === 'load') void this.#later({ type: 'ready', ...this.#abilities() })
    if (message.type === 'ping') void this.#later({ type: 'pong' })
  }

  close(): void {
    this.isClosed = true
  }

  send(message: FromReader): void {
    if (!this.isClosed) this.dispatchEvent(new MessageEvent('message', { data: message }))
  }

  crash(): void {
    if (!this.isClosed) this.dispatchEvent(new Event('error', { cancelable: true }))
  }

  read(run: number, codes: readonly FoundCode[], lateMs = 0, isBlack = false): void {
    this.send({
      ...{ type: 'reading', run, codes, clock: 'reader' },
      ...{
        at: this.now - lateMs,
        sentAt: this.now,
        decodeMs: 5,
        width: 1280,
        height: 720,
        isBlack,
      },
    })
  }

  #abilities() {
    const { now: sentAt, lacksWasm } = this
    return { sentAt, takesTracks: false, takesBitmaps: true, lacksWasm }
  }

  async #later(message: FromReader): Promise<void> {
    await Promise.resolve()
    if (this.isAlive) this.send(message)
  }
}
