import type { Symbology } from '@paycode/core'
import type { DecoderPanel } from './decoder-panel.ts'
import type { FrameLook } from './frame-look.ts'
import type { Level } from './level.ts'
import { flattened } from './preparation/flattened.ts'
import { inFrame } from './preparation/prepared-picture.ts'
import { barsOf, gridsOf } from './symbology-kinds.ts'

/** One way to read what the light pass has missed. */
export interface Pass {
  readonly name: string
  /** Only where something looks like a code; else in any frame, whatever it looks like. */
  readonly needsPlace: boolean
  /** Also where a code has been read elsewhere in the frame: there may be a second phone. */
  readonly isForTheRest: boolean
  run(panel: DecoderPanel, look: FrameLook, symbologies: readonly Symbology[]): Promise<void>
}

/**
 * In the order in which they take turns. Each was kept because it reads pictures that no other reads (bench/camera, "What each
 * part brings").
 */
export const passes: readonly Pass[] = [
  {
    ...{ name: 'places', needsPlace: true, isForTheRest: true },
    run: (panel, look, symbologies) => readPlaces(panel, look, look.level(), symbologies),
  },
  {
    ...{ name: 'grid, every pixel', needsPlace: false, isForTheRest: true },
    async run(panel, look, symbologies) {
      const request = { symbologies: gridsOf(symbologies), effort: 'light' } as const
      for (const level of look.finerLevels) {
        look.add(await panel.first(level.picture, { ...request, region: level.part }), level)
      }
    },
  },
  {
    ...{ name: 'places, every pixel', needsPlace: false, isForTheRest: true },
    async run(panel, look, symbologies) {
      for (const level of look.finerLevels) await readPlaces(panel, look, level, symbologies)
    },
  },
  {
    ...{ name: 'bars, all options', needsPlace: false, isForTheRest: false },
    async run(panel, look, symbologies) {
      const request = { symbologies: barsOf(symbologies), effort: 'heavy' } as const
      const level = look.level(1)
      look.add(await panel.first(level.picture, { ...request, region: level.part }), level)
    },
  },
  {
    ...{ name: 'grid, all options', needsPlace: false, isForTheRest: false },
    async run(panel, look, symbologies) {
      const request = { symbologies: gridsOf(symbologies), effort: 'heavy' } as const
      const level = look.level(1)
      look.add(await panel.first(level.picture, { ...request, region: level.part }), level)
    },
  },
]

async function readPlaces(
  panel: DecoderPanel,
  look: FrameLook,
  level: Level,
  symbologies: readonly Symbology[],
): Promise<void> {
  const { picture, tensors } = level
  for (const { region, barred } of look.unread('bars', level)) {
    const request = { symbologies: barsOf(symbologies), effort: 'light' } as const
    look.add(await panel.others(picture, { ...request, region, tensors, barred }), level)
  }
  const grids = { symbologies: gridsOf(symbologies), effort: 'heavy' } as const
  for (const { region } of look.unread('grid', level)) {
    const flat = flattened(picture, region)
    const codes = await panel.first(flat.picture, grids)
    look.add(
      codes.map((code) => inFrame(code, flat)),
      level,
    )
  }
}
