import type { Symbology } from '@paycode/core'
import type { DecoderPanel } from './decoder-panel.ts'
import type { EffortBudget } from './effort-budget.ts'
import { isFollowed } from './focus.ts'
import type { FrameLook } from './frame-look.ts'
import { type Pass, passes } from './passes.ts'

/** Where all passes have failed this often while something looked like a code, it is a poster, and worth no more than any view. */
const maxPromisingRounds = 2
/** Of what the light pass took, in each frame in which nothing promises a code: with it, half of what zxing-wasm takes by default. */
const idleShare = 0.5

/**
 * What the light pass has not read, the heavier passes try in turn: each frame goes on where the one before had to stop, and the
 * pass that read something is the first to be tried again. What the frame looks like decides how much a frame may cost, and
 * whether there are places to look at more closely; never whether a pass has its turn.
 */
export class Turns {
  readonly #panel: DecoderPanel
  readonly #budget: EffortBudget
  readonly #symbologies: readonly Symbology[]
  readonly #promisingMs: number
  #next = 0
  #rounds = 0

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

  /** Goes on until something is read, each pass has been tried, or the budget ends. */
  async take(look: FrameLook, lightMs: number): Promise<void> {
    if (!look.hasUnread) this.#rounds = 0
    const isPromising = look.hasUnread && this.#rounds < maxPromisingRounds
    const idleMs = idleShare * lightMs
    this.#budget.earn(isPromising ? Math.max(idleMs, this.#promisingMs - lightMs) : idleMs)
    if (look.codes.some(isFollowed) && !look.hasUnread) return
    const before = look.codes.length
    for (let tried = 0; tried < passes.length; tried += 1) {
      const pass = passes[this.#next]!
      if (isOpen(pass, look)) {
        if (!this.#budget.affords(pass.name)) return
        await this.#budget.spend(pass.name, () => pass.run(this.#panel, look, this.#symbologies))
        if (look.codes.slice(before).some(isFollowed)) return
      }
      this.#next = (this.#next + 1) % passes.length
      if (this.#next === 0) this.#rounds += 1
      if (!isPromising && !pass.needsPlace) return
    }
  }
}

/** Whether a pass has something to do in a frame. */
export const isOpen = ({ needsPlace, isForTheRest }: Pass, look: FrameLook): boolean =>
  (!needsPlace || look.hasUnread) && (isForTheRest || !look.codes.some(isFollowed))
