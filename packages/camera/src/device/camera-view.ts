import type { CameraControls } from './camera-controls.ts'
import type { CameraDevice } from './camera-device.ts'

/** An open camera. */
export interface CameraView extends CameraDevice {
  /** For a viewfinder of one's own; it is the camera's, so do not stop its tracks. */
  readonly stream: MediaStream
  /** Which way it looks, where the camera tells. */
  readonly facing?: 'environment' | 'user'
  readonly controls: CameraControls
}
