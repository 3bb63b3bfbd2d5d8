import { isPaymentShaped } from '@paycode/core/adapter'
import type { FoundCode } from '../decoders/frame-decoder.ts'
import type { LuminanceFrame, Region } from '../frame/luminance-frame.ts'
import { boxOf, widened } from './code-in-place.ts'
import { walletSymbologies } from './symbology-kinds.ts'

/** While a code is followed, the whole frame is looked at in one of this many. */
const wholeEvery = 4
/** A hand moves a code by so much of its size from one frame to the next, and a blurred frame or two come between. */
const reach = 0.6
const framesUntilLost = 12

/**
 * Whether a code is looked for where it was. What wallets show is on much else, too: a link on a sign, a carton's number. Any other
 * symbology was asked for: it is a product's.
 */
export const isFollowed = ({ text, symbology }: FoundCode): boolean =>
  isPaymentShaped(text) || !walletSymbologies.includes(symbology)

/** Where to look in the next frame. */
export class Focus {
  #sinceWhole = 0
  #seen: Region | undefined
  #sinceSeen = 0

  next(): void {
    this.#sinceWhole += 1
    this.#sinceSeen += 1
    if (this.#sinceSeen > framesUntilLost) this.#seen = undefined
  }

  /** Where codes to follow were last, with room to have moved in; `undefined` when they are gone, and when the whole frame is due. */
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
