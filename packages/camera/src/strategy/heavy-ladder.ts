import type { Symbology } from '@paycode/core'
import type { DecoderPanel } from './decoder-panel.ts'
import type { EffortBudget } from './effort-budget.ts'
import type { FrameLook } from './frame-look.ts'
import { passes } from './passes.ts'

/** When all passes have failed, they rest for so many frames, at first and at the most: a poster is not worth more. */
const firstRest = 1
const mostRest = 8
const missesUntilAllRun = Math.max(...passes.map(({ afterMisses }) => afterMisses))

/**
 * What the light pass keeps missing, pass after pass, as far as each frame's milliseconds go: the next frame goes on where this
 * one had to stop, and the pass that read something is the first to be tried again.
 */
export class HeavyLadder {
  readonly #panel: DecoderPanel
  readonly #budget: EffortBudget
  readonly #symbologies: readonly Symbology[]
  #misses = 0
  #rung = 0
  #rest = firstRest
  #restsUntil = 0

  constructor(panel: DecoderPanel, budget: EffortBudget, symbologies: readonly Symbology[]) {
    this.#panel = panel
    this.#budget = budget
    this.#symbologies = symbologies
  }

  /** Goes on until something is read, the last pass has failed, or the budget ends. */
  async climb(look: FrameLook): Promise<void> {
    if (look.unread('bars').length === 0 && look.unread('grid').length === 0) {
      this.#misses = 0
      this.#restsUntil = 0
      return
    }
    this.#misses += 1
    if (this.#misses < this.#restsUntil) return
    const before = look.codes.length
    for (const pass of passes.slice(this.#rung)) {
      const isWorthIt = this.#misses > pass.afterMisses && look.unread(pass.reads).length > 0
      if (isWorthIt) {
        if (!this.#budget.affords(pass.name)) return
        await this.#budget.spend(pass.name, () => pass.run(this.#panel, look, this.#symbologies))
        if (look.codes.length > before) {
          this.#rest = firstRest
          return
        }
      }
      this.#rung += 1
    }
    this.#rung = 0
    if (this.#misses <= missesUntilAllRun) return
    this.#restsUntil = this.#misses + 1 + this.#rest
    this.#rest = Math.min(mostRest, 2 * this.#rest)
  }
}
