import type { CameraControls } from './camera-controls.ts'

/** What W3C MediaStream Image Capture adds to a track, which the types of the DOM do not have. */
interface ImageCapabilities {
  readonly torch?: boolean
  readonly zoom?: { readonly min: number; readonly max: number; readonly step?: number }
  readonly focusMode?: readonly string[]
}

interface ImageSettings {
  readonly torch?: boolean
  readonly zoom?: number
}

/** The torch, zoom and focus of a track, those that it has. Safari and Firefox tell less, and then there is less. */
export function controlsOf(track: MediaStreamTrack): CameraControls {
  const capabilities: MediaTrackCapabilities & ImageCapabilities = track.getCapabilities?.() ?? {}
  const settings = (): ImageSettings => track.getSettings()
  return {
    ...(capabilities.torch && { torch: torchOf(track, settings) }),
    ...(capabilities.zoom && { zoom: zoomOf(track, capabilities.zoom, settings) }),
    ...(capabilities.focusMode?.includes('single-shot') && { focus: focusOf(track) }),
  }
}

/** Lets the camera keep itself sharp, where it can; a camera that cannot is left alone. */
export async function focusContinuously(track: MediaStreamTrack): Promise<boolean> {
  const { focusMode = [] }: MediaTrackCapabilities & ImageCapabilities =
    track.getCapabilities?.() ?? {}
  return focusMode.includes('continuous') && apply(track, { focusMode: 'continuous' })
}

const torchOf = (
  track: MediaStreamTrack,
  settings: () => ImageSettings,
): NonNullable<CameraControls['torch']> => ({
  get isOn() {
    return settings().torch ?? false
  },
  set: (isOn) => apply(track, { torch: isOn }),
})

const zoomOf = (
  track: MediaStreamTrack,
  { min, max, step = 0.1 }: NonNullable<ImageCapabilities['zoom']>,
  settings: () => ImageSettings,
): NonNullable<CameraControls['zoom']> => ({
  ...{ min, max, step },
  get value() {
    return settings().zoom ?? min
  },
  set: (value) => apply(track, { zoom: Math.min(max, Math.max(min, value)) }),
})

const focusOf = (track: MediaStreamTrack): NonNullable<CameraControls['focus']> => ({
  async at(point) {
    if (!point) return focusContinuously(track)
    const once = { focusMode: 'single-shot' }
    // Whether a camera can focus on a point is told nowhere; one that cannot may refuse the whole.
    return (await apply(track, { ...once, pointsOfInterest: [point] })) || apply(track, once)
  },
})

async function apply(
  track: MediaStreamTrack,
  constraint: Readonly<Record<string, unknown>>,
): Promise<boolean> {
  try {
    await track.applyConstraints({ advanced: [constraint] })
    return true
  } catch {
    return false
  }
}
