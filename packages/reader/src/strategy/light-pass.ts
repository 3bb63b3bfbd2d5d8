import type { Symbology } from '@paycode/core'
import type { DecoderPanel } from './decoder-panel.ts'
import type { FrameLook } from './frame-look.ts'
import { barsOf, gridsOf } from './symbology-kinds.ts'

/**
 * What every frame can afford: the first decoder's quick look at all of it. A QR's modules are three times as large as those of the
 * bars beside it: it is looked for at a smaller size, bars at every pixel, of which few rows are looked at.
 */
export async function lightPass(
  panel: DecoderPanel,
  look: FrameLook,
  symbologies: readonly Symbology[],
): Promise<void> {
  const { light, full } = look
  const grids = { symbologies: gridsOf(symbologies), region: light.part, effort: 'light' } as const
  look.add(await panel.first(light.picture, grids), light)
  const bars = { symbologies: barsOf(symbologies), region: full.part, effort: 'light' } as const
  look.add(await panel.first(full.picture, bars), full)
}
