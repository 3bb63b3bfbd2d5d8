import type { CameraControls } from './camera-controls.ts'
import { oneAtATime } from './one-at-a-time.ts'

/** Capabilities of W3C MediaStream Image Capture, which the DOM types lack. */
interface ImageCapabilities {
  readonly torch?: boolean
  readonly zoom?: { readonly min: number; readonly max: number; readonly step?: number }
  readonly focusMode?: readonly string[]
}

/** The settings that a person made on a camera. */
export interface ControlSettings {
  torch?: boolean
  zoom?: number
  focusMode?: string
  pointsOfInterest?: readonly { readonly x: number; readonly y: number }[] | undefined
}

/**
 * The torch, zoom and focus of a newly opened track, as far as it has them. Earlier settings of its camera are applied
 * again. The focus is continuous, if the camera has that and no other was set.
 * @param kept the settings of the camera; it is updated with each change.
 */
export function controlsOf(track: MediaStreamTrack, kept: ControlSettings): CameraControls {
  const capabilities: MediaTrackCapabilities & ImageCapabilities = track.getCapabilities?.() ?? {}
  const { torch, zoom, focusMode = [] } = capabilities
  // `applyConstraints` replaces all constraints. Without the basic ones the picture size may change (W3C Media Capture).
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
    // The camera may refuse an earlier setting, for example the torch at low battery: then all of them are forgotten.
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
    // No capability shows whether a camera can focus on a point. One that cannot may refuse the whole set.
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
  // Older Chromium refuses basic and advanced constraints together (crbug.com/708723), and keeps the picture size itself.
  for (const constraints of [{ ...basic, advanced: [set] }, { advanced: [set] }]) {
    try {
      await track.applyConstraints(constraints)
      return true
    } catch {
      // Try the next set; if it was the last, the camera refuses.
    }
  }
  return false
}
