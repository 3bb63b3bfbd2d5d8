import { type Symbology } from '@paycode/core'
import { isPaymentShaped, symbologies } from '@paycode/core/adapter'
import type { ReaderOptions } from 'zxing-wasm/reader'
import type { Region } from '../../frame/luminance-frame.ts'
import type { DecodeRequest, FoundCode } from '../frame-decoder.ts'

type Format = NonNullable<ReaderOptions['formats']>[number]

/** ZXing's names of the symbologies. A GS1-128 is a Code 128 with an FNC1 in front. ZXing cannot read Han Xin. */
const formats: Partial<Record<Symbology, Format>> = {
  'code-128': 'Code128',
  'gs1-128': 'Code128',
  qr: 'QRCode',
  'ean-upc': 'EANUPC',
  'gs1-databar': 'DataBar',
  'data-matrix': 'DataMatrix',
  pdf417: 'PDF417',
  aztec: 'Aztec',
  'code-39': 'Code39',
  codabar: 'Codabar',
  'code-93': 'Code93',
  itf: 'ITF',
}

export const readableSymbologies: readonly Symbology[] = symbologies
  .map(({ symbology }) => symbology)
  .filter((symbology) => formats[symbology] !== undefined)

/** Never empty: to ZXing an empty list means all formats, which take three times as long and give false reads. */
const formatsOf = (wanted: readonly Symbology[]): Format[] => [
  ...new Set(wanted.flatMap((symbology) => formats[symbology] ?? [])),
]

const always: ReaderOptions = {
  // The symbol's data, without the brackets of GS1's human-readable form.
  textMode: 'Plain',
  // Two lines of a bar code must agree. With one, wrong codes were read.
  minLineCount: 2,
  // Both of two phones in view must be read; stopping at the first code would hide the second.
  maxNumberOfSymbols: 255,
}

const light: ReaderOptions = {
  ...{ tryHarder: false, tryRotate: true, tryInvert: false },
  ...{ tryDownscale: false, tryDenoise: false },
}

const heavy: ReaderOptions = {
  ...{ tryHarder: true, tryRotate: true, tryInvert: true },
  ...{ tryDownscale: false, tryDenoise: true },
}

export const optionsFor = (
  wanted: readonly Symbology[],
  effort: DecodeRequest['effort'],
): ReaderOptions => ({
  ...always,
  ...(effort === 'light' ? light : heavy),
  // At a third of the size the pixels of a screen disappear. So do the edges of bars, where a wrong code was read.
  ...(effort === 'heavy' && !wanted.some(isBars) && { tryDownscale: true }),
  formats: formatsOf(wanted),
})

const isBars = (symbology: Symbology): boolean =>
  !['qr', 'data-matrix', 'aztec', 'pdf417'].includes(symbology)

/** A region has room for a second phone's code from this much free width or height on, as a share of the first code's length. */
const minRoom = 0.6

/**
 * The options for a second search, where a payment code was read and the region has room for another. With light options ZXing
 * leaves a row after its first bar code, and would miss a second phone's code to the right of it.
 */
export function optionsForMoreBars(
  wanted: readonly Symbology[],
  found: readonly FoundCode[],
  { width, height }: Region,
): ReaderOptions | undefined {
  const bars = found.filter(({ symbology, text }) => isBars(symbology) && isPaymentShaped(text))
  if (bars.length === 0) return undefined
  const hasRoom = bars.every(({ corners }) => {
    const across = extentOf(corners.map(({ x }) => x))
    const down = extentOf(corners.map(({ y }) => y))
    const side = Math.max(across, down)
    return Math.max(width - across, height - down) > minRoom * side
  })
  return hasRoom
    ? { ...always, ...light, tryHarder: true, formats: formatsOf(wanted.filter(isBars)) }
    : undefined
}

const extentOf = (values: readonly number[]): number => Math.max(...values) - Math.min(...values)
