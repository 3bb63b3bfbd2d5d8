import type { CameraView } from './camera-view.ts'
import { controlsOf } from './controls-of.ts'

/** What a page is told of a stream's camera. */
export function viewOf(stream: MediaStream, track: MediaStreamTrack): CameraView {
  const { deviceId = '', facingMode } = track.getSettings()
  const facing = facingMode === 'environment' || facingMode === 'user' ? facingMode : undefined
  return {
    ...{ stream, deviceId, label: track.label },
    ...(facing && { facing }),
    controls: controlsOf(track),
  }
}
