import { PassThrough, Writable } from 'node:stream'
import type { ReadStream, WriteStream } from 'node:tty'
import { virtualTime } from '@paycode/simulator/testing'

/** Lets streams deliver their data. No virtual time passes. */
export const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve))

/** A simulated terminal: the bytes of its keys, its raw mode, its screen, and virtual time. */
export class FakeTerminal {
  readonly clock = virtualTime({ wallAt: 0 })
  readonly scheduler = this.clock.scheduler
  /** Each change of the raw mode. */
  readonly modes: boolean[] = []
  /** Everything written to the screen. */
  screen = ''
  readonly input: ReadStream
  readonly output: WriteStream

  constructor({ isTTY = true, isRaw = false } = {}) {
    const { modes } = this
    const keys = Object.assign(new PassThrough(), {
      isTTY,
      isRaw,
      setRawMode(mode: boolean) {
        modes.push(mode)
        keys.isRaw = mode
        return keys
      },
    })
    this.input = keys as unknown as ReadStream
    const screen = new Writable({
      write: (chunk, _encoding, done) => {
        this.screen += String(chunk)
        done()
      },
    })
    this.output = Object.assign(screen, { isTTY: true }) as unknown as WriteStream
  }

  /** The keys' bytes arrive in one chunk. */
  async send(bytes: string | Buffer): Promise<void> {
    ;(this.input as unknown as PassThrough).write(bytes)
    await turn()
  }

  /** Each character arrives on its own, `gapMs` after the one before. */
  async type(text: string, gapMs = 8): Promise<void> {
    for (const character of text) {
      await this.send(character)
      this.pass(gapMs)
    }
  }

  /** Virtual time passes. */
  pass(ms: number): void {
    this.clock.pass(ms)
  }
}
