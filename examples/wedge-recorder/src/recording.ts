import type { Keystroke } from '@paycode/core/adapter'
import { digitScrubber, traceHeader, traceLine } from '@paycode/simulator'
import type { Heard } from './heard-keystrokes.ts'

/** One event of a recording, in the form of the trace. */
export interface Recorded {
  readonly keystroke: Keystroke
  /** Time since the start, in ms. */
  readonly t: number
}

/** Everything typed since the start, as a trace. With `scrub` digits are replaced before they are stored. */
export class Recording {
  readonly #events: Recorded[] = []
  readonly #lines: string[] = []
  readonly #startedAt: number
  readonly #scrub: (keystroke: Keystroke) => Keystroke

  constructor(startedAt: number, scrub: boolean) {
    this.#startedAt = startedAt
    this.#scrub = scrub ? digitScrubber(randomNumber) : (keystroke) => keystroke
  }

  get events(): readonly Recorded[] {
    return this.#events
  }

  /** The whole trace, with its header. */
  get trace(): string {
    const header = traceHeader({ gate: 'always-armed' })
    return [header, ...this.#lines].map((line) => `${line}\n`).join('')
  }

  /** Stores a keystroke, and returns it in its stored form. */
  add({ keystroke, delivery }: Heard): Keystroke {
    const kept = this.#scrub(keystroke)
    this.#events.push({ keystroke: kept, t: kept.at - this.#startedAt })
    this.#lines.push(traceLine(kept, this.#startedAt, delivery))
    return kept
  }

  /** Removes the last events, as long as they match. */
  dropEnd(isSuch: (keystroke: Keystroke) => boolean): void {
    for (
      let last = this.#events.at(-1);
      last && isSuch(last.keystroke);
      last = this.#events.at(-1)
    ) {
      this.#events.pop()
      this.#lines.pop()
    }
  }
}

function randomNumber(): number {
  const [drawn = 0] = crypto.getRandomValues(new Uint32Array(1))
  return drawn / 2 ** 32
}
