import type { Symbology } from '@paycode/core'
import type { DecodeRequest } from '../decoders/frame-decoder.ts'
import type { DecoderPanel } from './decoder-panel.ts'
import type { FrameLook } from './frame-look.ts'
import type { Level } from './level.ts'
import { flattened } from './flattened.ts'
import { inFrame } from './place.ts'
import { barsOf, gridsOf } from './symbology-kinds.ts'

/** One way to read what the light pass missed. */
export interface Pass {
  readonly name: string
  run(panel: DecoderPanel, look: FrameLook, symbologies: readonly Symbology[]): Promise<void>
}

/** The passes in the order of their turns. bench/camera measures each ("What each part brings"). */
export const passes: readonly Pass[] = [
  {
    name: 'bars in place',
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
      for (const level of [look.light, ...look.finer]) {
        await readFlattened(panel, look, level, { symbologies, effort: 'light' })
      }
    },
  },
  {
    name: 'bars in place, every pixel',
    async run(panel, look, symbologies) {
      for (const level of look.finer) await readBars(panel, look, level, symbologies)
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
  {
    name: 'grid, flattened, all options',
    run: (panel, look, symbologies) =>
      readFlattened(panel, look, look.full, { symbologies, effort: 'heavy' }),
  },
]

async function readFlattened(
  panel: DecoderPanel,
  look: FrameLook,
  level: Level,
  { symbologies, effort }: Pick<DecodeRequest, 'symbologies' | 'effort'>,
): Promise<void> {
  const grids = gridsOf(symbologies)
  if (grids.length === 0) return
  const flat = flattened(level.picture, level.part)
  const codes = await panel.first(flat, { symbologies: grids, effort })
  const inLevel = codes.map((code) => inFrame(code, { region: level.part, scale: 1 }))
  look.add(inLevel, level)
}

/** The symbology of most bars that are not payment codes. Where one is read, the other decoders need not look. */
const products: Symbology = 'ean-upc'

async function readBars(
  panel: DecoderPanel,
  look: FrameLook,
  level: Level,
  symbologies: readonly Symbology[],
): Promise<void> {
  const { picture, tensors } = level
  const bars = barsOf(symbologies)
  const first = { symbologies: [...new Set([...bars, products])], effort: 'light' } as const
  for (const { region } of look.unreadBars(level)) {
    const read = await panel.first(picture, { ...first, region })
    look.add(
      read.filter(({ symbology }) => bars.includes(symbology)),
      level,
    )
    look.explain(read, level)
  }
  const others = { symbologies: bars, tensors, effort: 'light' } as const
  for (const place of look.unreadBars(level)) {
    look.add(await panel.others(picture, { ...others, ...place }), level)
  }
}
