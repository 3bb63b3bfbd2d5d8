import type { Symbology } from '@paycode/core'
import type { Region } from '../frame/luminance-frame.ts'
import type { DecoderPanel } from './decoder-panel.ts'
import type { FrameLook } from './frame-look.ts'
import { barsOf, gridsOf } from './symbology-kinds.ts'

/**
 * A QR's modules are three times as large as those of the bars beside it: it is looked for in a quarter of the pixels, at a
 * quarter of the cost (measured for the project, camera, "Pipelines on zxing-wasm").
 */
const shrinkOfGrids = 2

/** What bars mostly are that pay for nothing: where they are read, nothing is to be looked for. */
const products: Symbology = 'ean-upc'

/** What every frame can afford: the first decoder's quick look at all of it, for QR at half size. */
export async function lightPass(
  panel: DecoderPanel,
  look: FrameLook,
  symbologies: readonly Symbology[],
): Promise<void> {
  const { frame, tensors, edged } = look
  const request = { tensors, effort: 'light' } as const
  const grids = { ...request, symbologies: gridsOf(symbologies), shrink: shrinkOfGrids }
  if (edged) look.add(await panel.first(frame, { ...grids, region: edged }))
  const bars = [...new Set([...barsOf(symbologies), products])]
  for (const part of barParts(look)) {
    const read = await panel.first(frame, { ...request, region: part, symbologies: bars })
    look.add(read.filter(({ symbology }) => symbologies.includes(symbology)))
    look.explain(read)
  }
}

/** Unlike a QR, bars that can be read are never overlooked by the cheap look: each place of them, or all at once if that is less. */
function barParts(look: FrameLook): Region[] {
  const parts = look.unread('bars', Number.POSITIVE_INFINITY).map(({ region }) => region)
  const pixels = parts.reduce((sum, { width, height }) => sum + width * height, 0)
  return pixels < look.region.width * look.region.height ? parts : [look.region]
}
