import type { Symbology } from '@paycode/core'
import type { DecoderPanel } from './decoder-panel.ts'
import type { FrameLook } from './frame-look.ts'
import { barsOf, gridsOf } from './symbology-kinds.ts'

/**
 * The pass that is cheap enough for every frame: the first decoder with light effort. A QR's modules are three times as large as
 * those of the bars beside it, so QR is read at a smaller size. Bars are read at full size, in a few rows.
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
