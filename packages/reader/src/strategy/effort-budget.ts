/** A pass that is too dear for this many frames runs all the same: a slow machine must read, too. */
const maxRefusals = 30

/**
 * Milliseconds for what goes beyond the light pass: each frame earns some, each pass costs what its last run took. What is not spent
 * is saved for the dearest pass; what was overspent is paid off.
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

  /** What was overspent does not count any more. */
  forgive(): void {
    this.#savedMs = Math.max(0, this.#savedMs)
  }

  /** Whether a pass may run now. Of a new one nothing is known: it may. */
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
