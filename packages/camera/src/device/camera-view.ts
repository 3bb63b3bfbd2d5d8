import type { CameraControls } from './camera-controls.ts'
import type { CameraDevice } from './camera-device.ts'

/** An open camera. */
export interface CameraView extends CameraDevice {
  /** For a viewfinder of the page's own. The stream belongs to the camera: do not stop its tracks. */
  readonly stream: MediaStream
  /** Direction of the camera, if it is known. */
  readonly facing?: 'environment' | 'user'
  readonly controls: CameraControls
}
