import type { Symbology } from '@paycode/core'
import type { DecoderPanel } from './decoder-panel.ts'
import type { FrameLook } from './frame-look.ts'
import type { Level } from './level.ts'
import { flattened } from './flattened.ts'
import { barsOf, gridsOf } from './symbology-kinds.ts'

/** One way to read what the light pass has missed. */
export interface Pass {
  readonly name: string
  run(panel: DecoderPanel, look: FrameLook, symbologies: readonly Symbology[]): Promise<void>
}

/**
 * In the order in which they take turns. Each was kept because it reads pictures that no other reads (bench/camera, "What each
 * part brings").
 */
export const passes: readonly Pass[] = [
  {
    name: 'bars, other decoders',
    run: (panel, look, symbologies) => readBars(panel, look, look.light, symbologies),
  },
  {
    name: 'grid, every pixel',
    async run(panel, look, symbologies) {
      const request = { symbologies: gridsOf(symbologies), effort: 'light' } as const
      for (const level of look.finer) {
        look.add(await panel.first(level.picture, { ...request, region: level.part }), level)
      }
    },
  },
  {
    name: 'grid, flattened',
    async run(panel, look, symbologies) {
      const request = { symbologies: gridsOf(symbologies), effort: 'light' } as const
      const { picture, part } = look.full
      const codes = await panel.first(flattened(picture, part), request)
      look.add(codes, { region: part, scale: 1 })
    },
  },
  {
    name: 'bars, other decoders, every pixel',
    async run(panel, look, symbologies) {
      for (const level of look.finer) await readBars(panel, look, level, symbologies)
    },
  },
  {
    name: 'bars, all options',
    async run(panel, look, symbologies) {
      const request = { symbologies: barsOf(symbologies), effort: 'heavy' } as const
      const { full } = look
      look.add(await panel.first(full.picture, { ...request, region: full.part }), full)
    },
  },
  {
    name: 'grid, all options',
    async run(panel, look, symbologies) {
      const request = { symbologies: gridsOf(symbologies), effort: 'heavy' } as const
      const { full } = look
      look.add(await panel.first(full.picture, { ...request, region: full.part }), full)
    },
  },
]

async function readBars(
  panel: DecoderPanel,
  look: FrameLook,
  level: Level,
  symbologies: readonly Symbology[],
): Promise<void> {
  const { picture, tensors } = level
  for (const { region, barred } of look.unreadBars(level)) {
    const request = { symbologies: barsOf(symbologies), effort: 'light' } as const
    look.add(await panel.others(picture, { ...request, region, tensors, barred }), level)
  }
}
