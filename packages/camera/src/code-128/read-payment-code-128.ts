import { barArea } from './bar-area.ts'
import { pointAt } from './bar-pencil.ts'
import { barRegions } from './bar-regions.ts'
import { type BlockTensors, blockTensors } from './block-tensors.ts'
import { clip, type LuminanceFrame, type Point, type Region } from '../frame/luminance-frame.ts'
import { readBars } from './read-bars.ts'
import { pairs } from './symbol-patterns.ts'

export interface PaymentCode128 {
  readonly text: string
  /** About the bars, in pixels, clockwise from the code's own top left. */
  readonly corners: readonly [Point, Point, Point, Point]
  /** How much likelier it is than any other code: natural logarithm. */
  readonly margin: number
}

export interface PaymentCode128Options {
  /** The first two digits that a code may have. Default: WeChat Pay's, 10 to 15. */
  readonly prefixes?: readonly string[]
  /** The part of the frame to look at, in pixels. Default: all of it. */
  readonly region?: Region
  /** The tensors of this frame, or of a part of it, if they are known already. Default: taken here, of the region. */
  readonly tensors?: BlockTensors
}

/** The first two digits of WeChat Pay's codes. */
export const weChatPrefixes: readonly string[] = ['10', '11', '12', '13', '14', '15']
/** In pixels: 134 modules of not quite one, and a few rows. */
const leastLength = 110
const leastHeight = 6

/**
 * The payment codes of 18 digits in a frame that are shown as Code 128: start C, nine digit pairs, check symbol, stop, at any
 * angle and either colour. Nothing else is read, and where there is doubt, nothing at all. Two codes are two phones.
 */
export function readPaymentCode128(
  frame: LuminanceFrame,
  { prefixes = weChatPrefixes, region, tensors: known }: PaymentCode128Options = {},
): PaymentCode128[] {
  const beginnings = prefixes.map(Number)
  const part = clip(region, frame)
  const tensors = known ?? blockTensors(frame, part)
  const found: PaymentCode128[] = []
  for (const bars of barRegions(tensors, part)) {
    const area = barArea(tensors, bars)
    if (!area || area.toU - area.fromU < leastLength) continue
    if (area.toV - area.fromV < leastHeight) continue
    const read = readBars(frame, area, beginnings)
    if (!read) continue
    const digits = read.values.slice(0, pairs).map((pair) => String(pair).padStart(2, '0'))
    const text = digits.join('')
    // A code that a reflection cuts in two is still one.
    if (found.some((other) => other.text === text)) continue
    const { first, last } = read.grid
    // Its top is on the left of who reads along it.
    const [top, bottom] = first < last ? [area.fromV, area.toV] : [area.toV, area.fromV]
    found.push({
      text,
      corners: [
        pointAt(read.pencil, first, top),
        pointAt(read.pencil, last, top),
        pointAt(read.pencil, last, bottom),
        pointAt(read.pencil, first, bottom),
      ],
      margin: read.margin,
    })
  }
  return found
}
