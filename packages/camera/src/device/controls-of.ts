import type { CameraControls } from './camera-controls.ts'
import { oneAtATime } from './one-at-a-time.ts'

/** What W3C MediaStream Image Capture adds to a track, which the types of the DOM do not have. */
interface ImageCapabilities {
  readonly torch?: boolean
  readonly zoom?: { readonly min: number; readonly max: number; readonly step?: number }
  readonly focusMode?: readonly string[]
}

/** What a person has set on a camera. */
export interface ControlSettings {
  torch?: boolean
  zoom?: number
  focusMode?: string
  pointsOfInterest?: readonly { readonly x: number; readonly y: number }[] | undefined
}

/**
 * The torch, zoom and focus of a track that was just opened, those that it has. What was set on its camera before is set again;
 * else it keeps itself sharp, where it can.
 * @param kept what is set, which changes with it.
 */
export function controlsOf(track: MediaStreamTrack, kept: ControlSettings): CameraControls {
  const capabilities: MediaTrackCapabilities & ImageCapabilities = track.getCapabilities?.() ?? {}
  const { torch, zoom, focusMode = [] } = capabilities
  // `applyConstraints` replaces all constraints: without these the picture may get another size (W3C Media Capture and Streams).
  const { advanced, ...basic } = track.getConstraints()
  const sharp = focusMode.includes('continuous') ? { focusMode: 'continuous' } : {}
  const isSet = (settings: ControlSettings): Promise<boolean> =>
    isApplied(track, basic, { ...sharp, ...settings })
  const change: Change = (settings) =>
    oneAtATime(track, async () => {
      const isDone = await isSet({ ...kept, ...settings })
      if (isDone) Object.assign(kept, settings)
      return isDone
    })
  const now = (): ControlSettings => ({ ...track.getSettings(), ...kept })

  void oneAtATime(track, async () => {
    if (await isSet(kept)) return
    // A torch may be refused when the battery is low.
    for (const name of Object.keys(kept)) Reflect.deleteProperty(kept, name)
    await isSet({})
  })
  return {
    ...(torch && {
      torch: {
        get isOn() {
          return now().torch ?? false
        },
        set: (isOn) => change({ torch: isOn }),
      },
    }),
    ...(zoom && { zoom: zoomOf(zoom, now, change) }),
    ...(focusMode.includes('single-shot') && { focus: focusOf(sharp, change) }),
  }
}

type Change = (settings: ControlSettings) => Promise<boolean>

const zoomOf = (
  { min, max, step = 0.1 }: NonNullable<ImageCapabilities['zoom']>,
  now: () => ControlSettings,
  change: Change,
): NonNullable<CameraControls['zoom']> => ({
  ...{ min, max, step },
  get value() {
    return now().zoom ?? min
  },
  set: (value) => change({ zoom: Math.min(max, Math.max(min, value)) }),
})

const focusOf = (sharp: ControlSettings, change: Change): NonNullable<CameraControls['focus']> => ({
  async at(point) {
    if (!point) return 'focusMode' in sharp && change({ ...sharp, pointsOfInterest: undefined })
    const once = { focusMode: 'single-shot' }
    // No capability says whether a camera can focus on a point; one that cannot may refuse the whole.
    return (
      (await change({ ...once, pointsOfInterest: [point] })) ||
      change({ ...once, pointsOfInterest: undefined })
    )
  },
})

async function isApplied(
  track: MediaStreamTrack,
  basic: MediaTrackConstraintSet,
  settings: ControlSettings,
): Promise<boolean> {
  if (Object.keys(settings).length === 0) return true
  const set: MediaTrackConstraintSet & ControlSettings = settings
  // Older Chromium refuses both at once (crbug.com/708723), and keeps the picture's size by itself.
  for (const constraints of [{ ...basic, advanced: [set] }, { advanced: [set] }]) {
    try {
      await track.applyConstraints(constraints)
      return true
    } catch {
      // Not both at once, or not at all.
    }
  }
  return false
}
