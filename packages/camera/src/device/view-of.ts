import type { CameraView } from './camera-view.ts'
import { controlsOf, type ControlSettings } from './controls-of.ts'

/**
 * The view of a newly opened camera, for the page.
 * @param settings the persons' settings, by camera id.
 */
export function viewOf(
  stream: MediaStream,
  track: MediaStreamTrack,
  settings: Map<string, ControlSettings>,
): CameraView {
  const { deviceId = '', facingMode } = track.getSettings()
  const facing = facingMode === 'environment' || facingMode === 'user' ? facingMode : undefined
  const kept = settings.get(deviceId) ?? {}
  settings.set(deviceId, kept)
  return {
    ...{ stream, deviceId, label: track.label },
    ...(facing && { facing }),
    controls: controlsOf(track, kept),
  }
}
