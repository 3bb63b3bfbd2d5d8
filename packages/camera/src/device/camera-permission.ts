import type { CameraPage } from './camera-page.ts'

/**
 * What the browser says of the permission for the camera, and when that changes. Where it says nothing (older Firefox and web views)
 * the state stays `undefined`.
 */
export class CameraPermission {
  #status: PermissionStatus | undefined
  readonly #onChange: () => void
  /** Settles when the browser has said all that it will say by itself. */
  readonly known: Promise<void>
  #isWatching = true

  constructor({ permissions }: CameraPage, onChange: () => void) {
    this.#onChange = () => onChange()
    this.known = this.#watch(permissions)
  }

  get state(): PermissionState | undefined {
    return this.#status?.state
  }

  stop(): void {
    this.#isWatching = false
    this.#status?.removeEventListener('change', this.#onChange)
  }

  async #watch(permissions: CameraPage['permissions']): Promise<void> {
    try {
      const status = await permissions?.query({ name: 'camera' })
      if (!status || !this.#isWatching) return
      this.#status = status
      status.addEventListener('change', this.#onChange)
    } catch {
      // A browser that does not know this permission by name.
    }
  }
}
