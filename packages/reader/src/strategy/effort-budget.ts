/** After this many refusals in a row a pass runs although it is too expensive, so that a slow machine reads too. */
const maxRefusals = 30

/**
 * The time for passes beyond the light pass, in ms. Each frame earns some; each pass costs what its last run took. Unspent time is
 * saved, at most the cost of the most expensive pass. Overspent time is a debt that later frames pay off.
 */
export class EffortBudget {
  readonly #now: () => number
  readonly #costs = new Map<string, number>()
  #savedMs = 0
  #refusals = 0

  constructor(now: () => number) {
    this.#now = now
  }

  earn(ms: number): void {
    this.#savedMs = Math.min(this.#savedMs + ms, Math.max(ms, ...this.#costs.values()))
  }

  /** Cancels the debt. */
  forgive(): void {
    this.#savedMs = Math.max(0, this.#savedMs)
  }

  /** Whether a pass may run now. A pass that has not run yet has no known cost, and may. */
  affords(pass: string): boolean {
    const isEnough = this.#savedMs >= (this.#costs.get(pass) ?? 0)
    if (!isEnough && this.#refusals < maxRefusals) {
      this.#refusals += 1
      return false
    }
    this.#refusals = 0
    if (!isEnough) this.forgive()
    return true
  }

  async spend(pass: string, work: () => Promise<void>): Promise<void> {
    const from = this.#now()
    await work()
    const ms = Math.max(0, this.#now() - from)
    this.#costs.set(pass, ms)
    this.#savedMs -= ms
  }
}
