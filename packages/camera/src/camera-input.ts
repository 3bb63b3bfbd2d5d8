import type { ScannerInput } from '@paycode/core'
import type { Observable } from 'rxjs'
import type { CameraDevice } from './device/camera-device.ts'
import type { CameraView } from './device/camera-view.ts'
import type { FrameReport } from './frames/frame-report.ts'

/**
 * A camera as a scanner. As with every `ScannerInput`, subscribing to `scans$` or `rejections$` opens it, and the last
 * unsubscription releases it. The members below open nothing: they are active while the camera is open.
 */
export interface CameraInput extends ScannerInput {
  readonly kind: 'camera'
  /** The open camera with its stream; `undefined` while it is not open. Replays the present value. */
  readonly view$: Observable<CameraView | undefined>
  /** Each frame that was read: the places of its codes, never their digits. For outlines and for measuring. */
  readonly found$: Observable<FrameReport>
  /**
   * Shows the camera in this element, now and whenever it opens, until the returned function is called. The element is set
   * to muted and inline, which iOS requires. The page itself has to mirror it when `facing` is `user`.
   */
  show(video: HTMLVideoElement): () => void
  /**
   * The list of cameras; it emits again with each change. Without a permission the browser hides ids and names: the list
   * then has one camera without both, or none.
   */
  readonly cameras$: Observable<readonly CameraDevice[]>
  /** Switches to this camera and remembers it. `undefined` forgets the choice. */
  choose(deviceId: string | undefined): void
  /**
   * Tries again now, for a button beside a status such as `permission-dismissed`. It does nothing while the camera is
   * open.
   */
  retry(): void
}
