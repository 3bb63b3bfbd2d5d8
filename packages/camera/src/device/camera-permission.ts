import type { CameraPage } from './camera-page.ts'

type AskedPermissions = NonNullable<CameraPage['permissions']>

/**
 * The state of the camera permission, with its changes. In browsers that do not report it (older Firefox and web views) the
 * state stays `undefined`.
 */
export class CameraPermission {
  #status: PermissionStatus | undefined
  readonly #onChange: () => void
  /** Settles when the browser has answered the query for the state. */
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

/**
 * Queries once for a page: Chromium 156 keeps each queried status object alive as long as the page. Its state stays
 * current.
 */
function statusIn(permissions: AskedPermissions): Promise<PermissionStatus | undefined> {
  const status = asked.get(permissions) ?? ask(permissions)
  asked.set(permissions, status)
  return status
}

async function ask(permissions: AskedPermissions): Promise<PermissionStatus | undefined> {
  try {
    return await permissions.query({ name: 'camera' })
  } catch {
    // The browser does not know this permission by name, or the query failed for the moment: the next call asks again.
    asked.delete(permissions)
    return undefined
  }
}
