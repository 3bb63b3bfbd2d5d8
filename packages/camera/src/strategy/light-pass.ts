import type { Symbology } from '@paycode/core'
import type { DecoderPanel } from './decoder-panel.ts'
import type { FrameLook } from './frame-look.ts'
import { barsOf, gridsOf } from './symbology-kinds.ts'

/**
 * A QR's modules are three times as large as those of the bars beside it: it is looked for in a quarter of the pixels, at a
 * quarter of the cost (measured for the project, camera, "Pipelines on zxing-wasm").
 */
const shrinkOfGrids = 2

/** What every frame can afford: the first decoder's quick look at all of it, for QR at half size. */
export async function lightPass(
  panel: DecoderPanel,
  look: FrameLook,
  symbologies: readonly Symbology[],
): Promise<void> {
  const { frame, region, tensors } = look
  const request = { region, tensors, effort: 'light' } as const
  const grids = gridsOf(symbologies)
  look.add(await panel.first(frame, { ...request, symbologies: grids, shrink: shrinkOfGrids }))
  look.add(await panel.first(frame, { ...request, symbologies: barsOf(symbologies) }))
}
