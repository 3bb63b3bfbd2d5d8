/** What is not needed now may be spent later, up to so many frames' worth; what was overspent is held against so many. */
const mostSavedFrames = 4
const mostOwedFrames = 2
/** After so many frames in which nothing could be afforded the next pass is run all the same: a slow machine must read, too. */
const mostRefusals = 8
/** How much the last run of a pass says about the next. */
const weight = 0.3

/** Milliseconds of reading: each frame brings some, each pass costs what it was measured to cost. */
export class EffortBudget {
  readonly #perFrameMs: number
  readonly #now: () => number
  readonly #costs = new Map<string, number>()
  #savedMs = 0
  #refusals = 0

  constructor(perFrameMs: number, now: () => number) {
    this.#perFrameMs = perFrameMs
    this.#now = now
  }

  nextFrame(): void {
    const most = mostSavedFrames * this.#perFrameMs
    const least = -mostOwedFrames * this.#perFrameMs
    this.#savedMs = Math.min(most, Math.max(least, this.#savedMs) + this.#perFrameMs)
  }

  /** Whether there is enough left for what this pass took before; of a new one nothing is known. */
  affords(pass: string): boolean {
    const isEnough = this.#savedMs > 0 && this.#savedMs >= (this.#costs.get(pass) ?? 0)
    this.#refusals = isEnough || this.#refusals === mostRefusals ? 0 : this.#refusals + 1
    return this.#refusals === 0
  }

  async spend<T>(pass: string, work: () => Promise<T>): Promise<T> {
    const from = this.#now()
    const result = await work()
    const ms = Math.max(0, this.#now() - from)
    const known = this.#costs.get(pass)
    this.#costs.set(pass, known === undefined ? ms : known + weight * (ms - known))
    this.#savedMs -= ms
    return result
  }
}
