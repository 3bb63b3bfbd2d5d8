import type { Symbology } from '@paycode/core'
import type { DecoderPanel } from './decoder-panel.ts'
import type { EffortBudget } from './effort-budget.ts'
import { isFollowed } from './focus.ts'
import type { FrameLook } from './frame-look.ts'
import { passes } from './passes.ts'
import { Scene } from './scene.ts'

/** Where all passes have failed this often in a scene it is worth no more than any other: most have no code in them. */
const maxPromisingRounds = 2
/** Of what the light pass took, in each frame of such a scene: with it, less than half of what zxing-wasm takes by default. */
const idleShare = 0.4

/**
 * What the light pass has not read, the heavier passes try in turn: each frame goes on where the one before had to stop, and the
 * pass that read something is the first to be tried again. While a scene is new, as many run in a frame as its budget allows; later
 * one at most. Each pass gets its turn, whatever the frame looks like (D-120).
 */
export class Turns {
  readonly #panel: DecoderPanel
  readonly #budget: EffortBudget
  readonly #symbologies: readonly Symbology[]
  readonly #promisingMs: number
  #next = 0
  #rounds = 0
  readonly #scene = new Scene()

  constructor(
    panel: DecoderPanel,
    budget: EffortBudget,
    symbologies: readonly Symbology[],
    promisingMs: number,
  ) {
    this.#panel = panel
    this.#budget = budget
    this.#symbologies = symbologies
    this.#promisingMs = promisingMs
  }

  /** Goes on until a code is read, each pass has been tried, or the budget ends. */
  async take(look: FrameLook, lightMs: number): Promise<void> {
    if (this.#scene.isNew(look.light.tensors)) {
      this.#rounds = 0
      this.#budget.forgive()
    }
    const isPromising = this.#rounds < maxPromisingRounds
    const idleMs = idleShare * lightMs
    this.#budget.earn(isPromising ? Math.max(idleMs, this.#promisingMs - lightMs) : idleMs)
    if (look.codes.some(isFollowed)) return
    for (let tried = 0; tried < passes.length; tried += 1) {
      const pass = passes[this.#next]!
      if (!this.#budget.affords(pass.name)) return
      await this.#budget.spend(pass.name, () => pass.run(this.#panel, look, this.#symbologies))
      if (look.codes.some(isFollowed)) {
        // Bars count when they are read twice.
        this.#rounds = 0
        return
      }
      this.#next = (this.#next + 1) % passes.length
      if (this.#next === 0) this.#rounds += 1
      if (!isPromising) return
    }
  }
}
