import type { Symbology } from '@paycode/core'
import type { FoundCode } from '../decoders/frame-decoder.ts'
import type { LuminanceFrame, Region } from '../frame/luminance-frame.ts'
import type { DecoderPanel } from './decoder-panel.ts'
import type { FrameLook, UnreadPlace } from './frame-look.ts'
import { flattened } from './preparation/flattened.ts'
import { inFrame, type PreparedPicture } from './preparation/prepared-picture.ts'
import { barsOf, gridsOf } from './symbology-kinds.ts'

/** One way to read what the light pass has missed, where something still looks like a code. */
export interface Pass {
  readonly name: string
  readonly reads: 'bars' | 'grid'
  /** In so many frames the light pass must have missed first. */
  readonly afterMisses: number
  /** Also where a code has been read elsewhere in the frame: there may be a second phone. */
  readonly isForTheRest: boolean
  run(panel: DecoderPanel, look: FrameLook, symbologies: readonly Symbology[]): Promise<void>
}

/** In the order of what they cost. Each was kept because it reads pictures that no pass before it reads (bench/camera). */
export const passes: readonly Pass[] = [
  {
    ...{ name: 'bars, other decoders', reads: 'bars', afterMisses: 0, isForTheRest: true },
    run: (panel, look, symbologies) =>
      inEach(look, 'bars', (place) =>
        panel.others(look.frame, {
          symbologies: barsOf(symbologies),
          ...{ ...place, tensors: look.tensors, effort: 'light' },
        }),
      ),
  },
  {
    // The bars that other decoders read, too, they read better than this would.
    ...{ name: 'bars, all options', reads: 'bars', afterMisses: 2, isForTheRest: false },
    run: (panel, look, symbologies) =>
      inEach(look, 'bars', ({ region }) =>
        panel.first(look.frame, {
          symbologies: panel.readByOneOf(barsOf(symbologies)),
          ...{ region, effort: 'heavy' },
        }),
      ),
  },
  {
    ...{ name: 'grid, all options', reads: 'grid', afterMisses: 2, isForTheRest: true },
    run: (panel, look, symbologies) =>
      inEach(look, 'grid', ({ region }) =>
        panel.first(look.frame, { symbologies: gridsOf(symbologies), region, effort: 'heavy' }),
      ),
  },
  {
    ...{ name: 'grid, flattened', reads: 'grid', afterMisses: 2, isForTheRest: true },
    run: (panel, look, symbologies) => prepared(panel, look, gridsOf(symbologies), flattened),
  },
]

async function inEach(
  look: FrameLook,
  kind: Pass['reads'],
  read: (place: UnreadPlace) => Promise<readonly FoundCode[]>,
): Promise<void> {
  for (const place of look.unread(kind)) look.add(await read(place))
}

const prepared = (
  panel: DecoderPanel,
  look: FrameLook,
  symbologies: readonly Symbology[],
  prepare: (frame: LuminanceFrame, region: Region) => PreparedPicture,
): Promise<void> =>
  inEach(look, 'grid', async ({ region }) => {
    const ready = prepare(look.frame, region)
    const codes = await panel.first(ready.picture, { symbologies, effort: 'heavy' })
    return codes.map((code) => inFrame(code, ready))
  })
