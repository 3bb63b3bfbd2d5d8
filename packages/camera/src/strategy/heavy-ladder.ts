import type { Symbology } from '@paycode/core'
import type { DecoderPanel } from './decoder-panel.ts'
import type { EffortBudget } from './effort-budget.ts'
import type { FrameLook } from './frame-look.ts'
import { passes } from './passes.ts'

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

  constructor(panel: DecoderPanel, budget: EffortBudget, symbologies: readonly Symbology[]) {
    this.#panel = panel
    this.#budget = budget
    this.#symbologies = symbologies
  }

  /** Tries each pass once at the most. */
  async climb(look: FrameLook): Promise<void> {
    const isOpen = look.unread('bars').length > 0 || look.unread('grid').length > 0
    if (!isOpen) {
      this.#misses = 0
      return
    }
    this.#misses += 1
    const before = look.codes.length
    for (let tried = 0; tried < passes.length && look.codes.length === before; tried += 1) {
      const pass = passes[this.#rung % passes.length]!
      const isWorthIt = this.#misses > pass.afterMisses && look.unread(pass.reads).length > 0
      if (isWorthIt) {
        if (!this.#budget.affords(pass.name)) return
        await this.#budget.spend(pass.name, () => pass.run(this.#panel, look, this.#symbologies))
        if (look.codes.length > before) return
      }
      this.#rung += 1
    }
  }
}
