import type { CameraView } from './camera-view.ts'
import { controlsOf, type ControlSettings } from './controls-of.ts'

/**
 * What a page is told of a camera that was just opened.
 * @param settings what was set, by the id of the camera.
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
