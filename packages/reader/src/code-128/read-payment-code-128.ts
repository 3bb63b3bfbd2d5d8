import { checkOptionNames } from '@paycode/core/adapter'
import { pointAt } from './find/bar-pencil.ts'
import { type BarredArea, barredAreas } from './find/barred-areas.ts'
import { type BlockTensors, blockTensors } from './find/block-tensors.ts'
import { clip, type LuminanceFrame, type Point, type Region } from '../frame/luminance-frame.ts'
import { readBars } from './read-bars.ts'
import { pairs } from './values/symbol-patterns.ts'

export interface PaymentCode128 {
  readonly text: string
  /** The corners of the bars, in pixels, clockwise from the code's own top left. */
  readonly corners: readonly [Point, Point, Point, Point]
  /** How much likelier this code is than any other, as a natural logarithm. */
  readonly margin: number
}

export interface PaymentCode128Options {
  /** The accepted first two digits. Default: WeChat Pay's, 10 to 15, and Alipay's, 25 to 30. */
  readonly prefixes?: readonly string[]
  /** The part of the frame to read, in pixels. Default: the whole frame. */
  readonly region?: Region
  /** The tensors of this frame, or of a part of it, if the caller has them. Default: computed from the region. */
  readonly tensors?: BlockTensors
  /** The areas of the region that have bars, the likeliest first, if the caller knows them. Default: searched here. */
  readonly barred?: readonly BarredArea[]
}

const names: Readonly<Record<keyof PaymentCode128Options, true>> = {
  prefixes: true,
  region: true,
  tensors: true,
  barred: true,
}

/** WeChat Pay's and Alipay's prefixes. A till that accepts only one of them still reads both, to report the other as such. */
export const paymentPrefixes: readonly string[] = [
  ...['10', '11', '12', '13', '14', '15'],
  ...['25', '26', '27', '28', '29', '30'],
]
/** At most this many areas of a frame are read, the likeliest first: two phones, and other things with bars. */
const maxTries = 4

/**
 * Reads payment codes of 18 digits that are shown as Code 128: start C, nine digit pairs, check symbol, stop, at any angle, dark on
 * light or light on dark. It reads nothing else, and no code that is uncertain. Two codes are two phones.
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
    if (tries === maxTries) break
    tries += 1
    const read = readBars(frame, barred, beginnings)
    if (!read) continue
    const { area } = barred
    const digits = read.values.slice(0, pairs).map((pair) => String(pair).padStart(2, '0'))
    const text = digits.join('')
    // A reflection may cut one code into two areas.
    if (found.some((other) => other.text === text)) continue
    const { first, last } = read.grid
    // Along the reading direction, the code's top lies on the left.
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
