/** How much the last run of a pass says about the next. */
const weight = 0.3

/**
 * Milliseconds for what goes beyond the light pass: each frame earns some, each pass costs what it was measured to cost. What is not
 * spent is saved for the dearest pass, and a pass that cost more is paid off, so that even a slow machine runs each of them at times.
 */
export class EffortBudget {
  readonly #now: () => number
  readonly #costs = new Map<string, number>()
  #savedMs = 0

  constructor(now: () => number) {
    this.#now = now
  }

  earn(ms: number): void {
    this.#savedMs = Math.min(this.#savedMs + ms, Math.max(ms, ...this.#costs.values()))
  }

  /** What was overspent is not held against what comes. */
  forgive(): void {
    this.#savedMs = Math.max(0, this.#savedMs)
  }

  /** Whether there is enough left for what this pass took before; of a new one nothing is known. */
  affords(pass: string): boolean {
    return this.#savedMs >= (this.#costs.get(pass) ?? 0)
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
