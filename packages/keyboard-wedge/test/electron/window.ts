import { type Rejection, type Scan } from '@paycode/core'
import { isRejection, type InputReason } from '@paycode/core/adapter'
import { virtualTime } from '@paycode/simulator/testing'
import { merge, type Subscription } from 'rxjs'
import {
  electronWedge,
  type ElectronWedgeOptions,
  type KeyInput,
} from '../../src/electron/index.ts'
import { FakeWebContents } from './fake-web-contents.ts'

/** A made-up code. */
export const w1 = '134567890123456789'

/** One key: pressed `gapMs` after the last one, released `dwellMs` later. */
export interface Typed extends Partial<KeyInput> {
  readonly key: string
  readonly gapMs: number
  readonly dwellMs: number
}

/** A window with a wedge, in virtual time. */
export class Window {
  readonly time = virtualTime()
  readonly contents = new FakeWebContents(() => this.time.now())
  readonly reported: string[] = []
  readonly states: string[] = []
  readonly subscription: Subscription
  isComplete = false

  constructor(options: ElectronWedgeOptions = {}) {
    const clock = this.time
    const input = electronWedge(this.contents, {
      clock,
      scheduler: this.time.scheduler,
      ...options,
    })
    input.status$.subscribe(({ state }) => this.states.push(state))
    this.subscription = merge(input.scans$, input.rejections$).subscribe({
      next: (report: Scan | Rejection<InputReason>) =>
        this.reported.push(isRejection(report) ? `(${report.reason})` : report.text),
      complete: () => (this.isComplete = true),
    })
  }

  /** Types keys one after the other. Each is released by its own time, so keys may overlap. */
  type(keys: readonly Typed[]): this {
    let at = this.time.now()
    for (const { key, gapMs, dwellMs, ...more } of keys) {
      at += gapMs
      this.time.scheduler.schedule(() => this.contents.press(key, more), at - this.time.now())
      this.time.scheduler.schedule(
        () => this.contents.release(key, more),
        at + dwellMs - this.time.now(),
      )
    }
    this.time.passUntil(at)
    return this
  }

  /** A scanner types a text and its terminators. It releases each key after 8 ms, or half a gap if that is shorter. */
  scan(text: string, gapMs: number, ends: readonly string[] = ['Enter']): this {
    const keys = [...Array.from(text), ...ends]
    return this.type(keys.map((key) => ({ key, gapMs, dwellMs: Math.min(8, gapMs / 2) })))
  }

  /** A person types a text: by default with gaps of 150 ms and keys held for 80 ms. */
  write(text: string, gapMs = 150, dwellMs = 80): this {
    return this.type(Array.from(text, (key) => ({ key, gapMs, dwellMs })))
  }

  rest(ms = 1_000): this {
    this.time.passUntil(this.time.now() + ms)
    return this
  }
}
