import { isPaymentShaped } from '@paycode/core/adapter'
import type { FoundCode } from '../decoders/frame-decoder.ts'
import type { LuminanceFrame, Region } from '../frame/luminance-frame.ts'
import { boxOf, widened } from './code-in-place.ts'
import { walletSymbologies } from './symbology-kinds.ts'

/** While a code is followed, every n-th frame is searched as a whole. */
const wholeEvery = 4
/** Margin around a followed code, as a share of its size: how far a hand moves it, with a blurred frame or two between. */
const reach = 0.6
const framesUntilLost = 12

/**
 * Whether the next frame looks for a code where it was. Of the symbologies that wallets show only payment codes count, because links
 * on signs and numbers on cartons have them too. Any other symbology was requested, for products.
 */
export const isFollowed = ({ text, symbology }: FoundCode): boolean =>
  isPaymentShaped(text) || !walletSymbologies.includes(symbology)

/** Chooses where to look in the next frame. */
export class Focus {
  #sinceWhole = 0
  #seen: Region | undefined
  #sinceSeen = 0

  next(): void {
    this.#sinceWhole += 1
    this.#sinceSeen += 1
    if (this.#sinceSeen > framesUntilLost) this.#seen = undefined
  }

  /** The last place of the followed codes, with a margin for movement. `undefined` when there are none, or the whole frame is due. */
  lastSeen(frame: LuminanceFrame): Region | undefined {
    if (!this.#seen || this.#sinceWhole >= wholeEvery) return undefined
    return widened(this.#seen, reach, frame)
  }

  lookedAtAll(): void {
    this.#sinceWhole = 0
  }

  saw(codes: readonly FoundCode[]): void {
    const boxes = codes.filter(isFollowed).map(boxOf)
    if (boxes.length === 0) return
    const x = Math.min(...boxes.map((box) => box.x))
    const y = Math.min(...boxes.map((box) => box.y))
    this.#seen = {
      ...{ x, y },
      width: Math.max(...boxes.map((box) => box.x + box.width)) - x,
      height: Math.max(...boxes.map((box) => box.y + box.height)) - y,
    }
    this.#sinceSeen = 0
  }
}
