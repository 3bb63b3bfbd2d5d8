/** What is not needed now may be spent later, up to this many frames' worth; what was overspent counts for at most this many. */
const maxSavedFrames = 4
const maxOwedFrames = 2
/** After this many frames in which the next pass was too dear it is run all the same: a slow machine must read, too. */
const maxRefusals = 6
/** How much the last run of a pass says about the next. */
const weight = 0.3

/** Milliseconds for what goes beyond the light pass: each frame earns some, each pass costs what it was measured to cost. */
export class EffortBudget {
  readonly #now: () => number
  readonly #costs = new Map<string, number>()
  #savedMs = 0
  #refusals = 0

  constructor(now: () => number) {
    this.#now = now
  }

  earn(ms: number): void {
    this.#savedMs = Math.min(maxSavedFrames * ms, Math.max(-maxOwedFrames * ms, this.#savedMs) + ms)
  }

  /** Whether there is enough left for what this pass took before; of a new one nothing is known. */
  affords(pass: string): boolean {
    const isEnough = this.#savedMs >= (this.#costs.get(pass) ?? 0)
    this.#refusals = isEnough || this.#refusals === maxRefusals ? 0 : this.#refusals + 1
    return this.#refusals === 0
  }

  async spend(pass: string, work: () => Promise<void>): Promise<void> {
    const from = this.#now()
    await work()
    const ms = Math.max(0, this.#now() - from)
    const known = this.#costs.get(pass)
    this.#costs.set(pass, known === undefined ? ms : known + weight * (ms - known))
    this.#savedMs -= ms
  }
}
