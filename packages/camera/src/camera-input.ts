import type { ScannerInput } from '@paycode/core'
import type { Observable } from 'rxjs'
import type { CameraDevice } from './device/camera-device.ts'
import type { CameraView } from './device/camera-view.ts'
import type { FrameReport } from './frames/frame-report.ts'

/**
 * A camera as a scanner. As with every `ScannerInput`, subscribing to `scans$` or `rejections$` opens it and the last
 * unsubscription releases it. What is below opens nothing: it follows while the camera is open.
 */
export interface CameraInput extends ScannerInput {
  readonly kind: 'camera'
  /** What the camera shows; `undefined` while it is not open. Replays the present one. */
  readonly view$: Observable<CameraView | undefined>
  /** Each frame that was read: where the codes lie, never what they say. For an outline, and for measuring. */
  readonly found$: Observable<FrameReport>
  /**
   * Shows the camera in this element, from now on and whenever it opens, until the returned function is called. The element
   * is set to be muted and to play inline, which iOS asks for. It is the page's to mirror it where `facing` is `user`.
   */
  show(video: HTMLVideoElement): () => void
  /**
   * The cameras there are, anew with each change. Without a permission the browser tells neither ids nor names: then it is
   * one camera without either, or none.
   */
  readonly cameras$: Observable<readonly CameraDevice[]>
  /** Changes to this camera, and remembers it. `undefined` forgets the choice. */
  choose(deviceId: string | undefined): void
  /** Tries again now, for a button beside a status such as `permission-dismissed`. Does nothing while the camera is open. */
  retry(): void
}
