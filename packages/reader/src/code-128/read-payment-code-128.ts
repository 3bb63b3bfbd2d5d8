import { checkOptionNames } from '@paycode/core/adapter'
import { pointAt } from './find/bar-pencil.ts'
import { type BarredArea, barredAreas } from './find/barred-areas.ts'
import { type BlockTensors, blockTensors } from './find/block-tensors.ts'
import { clip, type LuminanceFrame, type Point, type Region } from '../frame/luminance-frame.ts'
import { readBars } from './read-bars.ts'
import { pairs } from './values/symbol-patterns.ts'

export interface PaymentCode128 {
  readonly text: string
  /** About the bars, in pixels, clockwise from the code's own top left. */
  readonly corners: readonly [Point, Point, Point, Point]
  /** How much likelier it is than any other code: natural logarithm. */
  readonly margin: number
}

export interface PaymentCode128Options {
  /** The first two digits that a code may have. Default: WeChat Pay's, 10 to 15, and Alipay's, 25 to 30. */
  readonly prefixes?: readonly string[]
  /** The part of the frame to look at, in pixels. Default: all of it. */
  readonly region?: Region
  /** The tensors of this frame, or of a part of it, if they are known already. Default: taken here, of the region. */
  readonly tensors?: BlockTensors
  /** Where bars stand in the region, the likeliest first, if that is known already. Default: looked for here. */
  readonly barred?: readonly BarredArea[]
}

const names: Readonly<Record<keyof PaymentCode128Options, true>> = {
  prefixes: true,
  region: true,
  tensors: true,
  barred: true,
}

/** Of WeChat Pay's codes and of Alipay's: a till that takes only one kind tells the other apart by what it reads. */
export const paymentPrefixes: readonly string[] = [
  ...['10', '11', '12', '13', '14', '15'],
  ...['25', '26', '27', '28', '29', '30'],
]
/** So many places of a frame are read, the likeliest first: two phones, and what else has bars. */
const mostTries = 4

/**
 * The payment codes of 18 digits in a frame that are shown as Code 128: start C, nine digit pairs, check symbol, stop, at any
 * angle and either colour. Nothing else is read, and where there is doubt, nothing at all. Two codes are two phones.
 * @throws {TypeError} when an option is unknown.
 */
export function readPaymentCode128(
  frame: LuminanceFrame,
  options: PaymentCode128Options = {},
): PaymentCode128[] {
  checkOptionNames<PaymentCode128Options>('readPaymentCode128', options, names)
  const { prefixes = paymentPrefixes, region, tensors, barred: known } = options
  const beginnings = prefixes.map(Number)
  const part = clip(region, frame)
  const places = known ?? barredAreas(frame, tensors ?? blockTensors(frame, part), part)
  const found: PaymentCode128[] = []
  let tries = 0
  for (const barred of places) {
    if (tries === mostTries) break
    tries += 1
    const read = readBars(frame, barred, beginnings)
    if (!read) continue
    const { area } = barred
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
