import { type Symbology } from '@paycode/core'
import { isPaymentShaped, symbologies } from '@paycode/core/adapter'
import type { ReaderOptions } from 'zxing-wasm/reader'
import type { Region } from '../../frame/luminance-frame.ts'
import type { DecodeRequest, FoundCode } from '../frame-decoder.ts'

type Format = NonNullable<ReaderOptions['formats']>[number]

/** What ZXing calls our symbologies. GS1-128 is a Code 128 with a mark in it; Han Xin it cannot read. */
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

/** Never empty, which means all there are: they cost three times as much and give false reads (camera facts, "all formats on"). */
const formatsOf = (wanted: readonly Symbology[]): Format[] => [
  ...new Set(wanted.flatMap((symbology) => formats[symbology] ?? [])),
]

const always: ReaderOptions = {
  // What is in the symbol, without the brackets of GS1 for people.
  textMode: 'Plain',
  // Two lines of a bar code must agree: with one, wrong codes were read.
  minLineCount: 2,
  // Two phones in view must both be seen; stopping at the first would hide the second.
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
  // At a third of the size a screen's own pixels are gone. So are the edges of bars: there a wrong code was read.
  ...(effort === 'heavy' && !wanted.some(isBars) && { tryDownscale: true }),
  formats: formatsOf(wanted),
})

const isBars = (symbology: Symbology): boolean =>
  !['qr', 'data-matrix', 'aztec', 'pdf417'].includes(symbology)

/** Beside a code that fills a region but for so much of its own length, and its quiet zones, there is no other phone's. */
const leastRoom = 0.6

/**
 * Lightly, it leaves a row after the first bar code in it: another phone's may lie to its right. Where a payment code was read,
 * and the region has room for another, this looks for the rest.
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
    return Math.max(width - across, height - down) > leastRoom * side
  })
  return hasRoom
    ? { ...always, ...light, tryHarder: true, formats: formatsOf(wanted.filter(isBars)) }
    : undefined
}

const extentOf = (values: readonly number[]): number => Math.max(...values) - Math.min(...values)
