import type { CameraPage } from './camera-page.ts'
import type { CameraTrouble } from './camera-troubles.ts'
import { errorName } from './error-name.ts'

/** Troubles by the name of the error of `getUserMedia`: W3C Media Capture and Streams §10.3.5, and older names. */
const troubleByName: Readonly<Record<string, CameraTrouble>> = {
  NotFoundError: 'no-camera',
  DevicesNotFoundError: 'no-camera',
  NotReadableError: 'camera-in-use',
  TrackStartError: 'camera-in-use',
  // Firefox: zxing-js/ngx-scanner #341.
  AbortError: 'camera-in-use',
  OverconstrainedError: 'overconstrained',
  ConstraintNotSatisfiedError: 'overconstrained',
}

const refusals = new Set(['NotAllowedError', 'PermissionDeniedError', 'SecurityError'])

/** The trouble for an error. @param permission the state of the camera permission, if the browser reports it. */
export function troubleOfError(
  error: unknown,
  permission: PermissionState | undefined,
  page: CameraPage,
): CameraTrouble {
  const name = errorName(error)
  if (!refusals.has(name)) return troubleByName[name] ?? 'camera-failed'
  if (page.isAllowedByPolicy === false) return 'blocked-by-policy'
  if (/\bsystem\b/i.test(messageOf(error))) return 'blocked-by-system'
  return permission === 'prompt' ? 'permission-dismissed' : 'permission-refused'
}

/** The trouble of a page without `mediaDevices`. */
export const troubleOfPage = ({ isSecureContext }: CameraPage): CameraTrouble =>
  isSecureContext ? 'no-camera-api' : 'insecure-context'

const messageOf = (error: unknown): string =>
  typeof error === 'object' && error !== null && 'message' in error ? String(error.message) : ''
