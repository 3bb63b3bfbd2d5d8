import type { Symbology } from '@paycode/core'
import type { DecoderPanel } from './decoder-panel.ts'
import type { EffortBudget } from './effort-budget.ts'
import { isFollowed } from './focus.ts'
import type { FrameLook } from './frame-look.ts'
import { passes } from './passes.ts'
import { Scene } from './scene.ts'

/** Rounds of all passes with the full budget in one scene. A scene in which they all fail probably has no code. */
const maxPromisingRounds = 2
/** Budget of each frame after that, as a share of its light pass. A frame then costs less than half of zxing-wasm's default. */
const idleShare = 0.4

/**
 * The heavier passes try in turn what the light pass did not read. Each frame continues where the one before had to stop, and begins
 * with the pass that read something last. While a scene is new, a frame runs as many passes as the budget allows; later at most one.
 * Each pass gets its turn, whatever the frame looks like (D-120).
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

  /** Runs passes until a code is read, each has been tried, or the budget ends. */
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
        // The scene keeps its full budget: core believes bars only when it has read them twice.
        this.#rounds = 0
        return
      }
      this.#next = (this.#next + 1) % passes.length
      if (this.#next === 0) this.#rounds += 1
      if (!isPromising) return
    }
  }
}
