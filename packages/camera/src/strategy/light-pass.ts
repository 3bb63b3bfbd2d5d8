import type { Symbology } from '@paycode/core'
import type { Region } from '../frame/luminance-frame.ts'
import type { DecoderPanel } from './decoder-panel.ts'
import type { FrameLook } from './frame-look.ts'
import type { Level } from './level.ts'
import { barsOf, gridsOf } from './symbology-kinds.ts'

/** What bars mostly are that pay for nothing: where they are read, nothing is to be looked for. */
const products: Symbology = 'ean-upc'

/**
 * What every frame can afford: the first decoder's quick look at all of it. A QR's modules are three times as large as those of the
 * bars beside it: it is looked for at a smaller size, bars at every pixel, of which few rows are looked at.
 */
export async function lightPass(
  panel: DecoderPanel,
  look: FrameLook,
  symbologies: readonly Symbology[],
): Promise<void> {
  const level = look.light
  const grids = { symbologies: gridsOf(symbologies), region: level.part, effort: 'light' } as const
  look.add(await panel.first(level.picture, grids), level)
  const bars = barsOf(symbologies)
  const readBars = async (at: Level, region: Region, wanted = bars): Promise<void> => {
    const read = await panel.first(at.picture, { symbologies: wanted, region, effort: 'light' })
    const isAsked = ({ symbology }: { symbology: Symbology }): boolean =>
      symbologies.includes(symbology)
    look.add(read.filter(isAsked), at)
    look.explain(read, at)
  }
  await readBars(look.full, look.region)
  // Of a large region the quick look skips rows.
  for (const { region } of look.unreadBars(level))
    await readBars(level, region, [...new Set([...bars, products])])
}
