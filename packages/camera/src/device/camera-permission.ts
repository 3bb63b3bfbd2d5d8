import type { CameraPage } from './camera-page.ts'

type AskedPermissions = NonNullable<CameraPage['permissions']>

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
    const status = permissions && (await statusIn(permissions))
    if (!status || !this.#isWatching) return
    this.#status = status
    status.addEventListener('change', this.#onChange)
  }
}

const asked = new WeakMap<AskedPermissions, Promise<PermissionStatus | undefined>>()

/** A page asks once: Chromium 156 keeps each status that was asked for, as long as the page lives. It goes on telling the state. */
function statusIn(permissions: AskedPermissions): Promise<PermissionStatus | undefined> {
  const status = asked.get(permissions) ?? ask(permissions)
  asked.set(permissions, status)
  return status
}

async function ask(permissions: AskedPermissions): Promise<PermissionStatus | undefined> {
  try {
    return await permissions.query({ name: 'camera' })
  } catch {
    // A browser that does not know this permission by name; or it was no moment to ask.
    asked.delete(permissions)
    return undefined
  }
}
