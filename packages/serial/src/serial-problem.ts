import type { DeviceStatus } from '@paycode/core'

/** What can be wrong with a serial port before a byte is read, and what to do about each. */
export const cures = {
  'no-port':
    'The port is not there. Plug the scanner in; if it is, scan the setup bar code "USB serial" (or "virtual COM port") of its manual.',
  'permission-denied':
    'This user may not open the port. On Linux: `sudo usermod -aG dialout $USER`, and log in again.',
  'port-in-use': 'Another program has the port open. Close it.',
  'no-serial-port':
    'What is there under this name is no serial port. Name the port of the scanner.',
  'serialport-missing':
    'The package serialport is missing, or has no build for this machine. It is an optional dependency: run `npm install serialport`.',
  'udevadm-missing':
    'Ports cannot be found by their USB ids without udevadm. On Debian and Ubuntu: apt-get install udev; or name the port by its path.',
  'open-failed': 'The port cannot be opened. Plug the scanner in again.',
  'webserial-missing':
    'This browser has no Web Serial. Use Chrome or Edge on a page served by https, or set the scanner to keyboard mode.',
  'not-permitted':
    'The page has no permission for a port yet. Choose it once: call request() from a click.',
} as const

export type SerialProblemCode = keyof typeof cures

/** What a status says of it. A port that is not there may come: it is lost, not unavailable. */
export function statusOfProblem(code: SerialProblemCode): DeviceStatus {
  const isAbsent = code === 'no-port' || code === 'not-permitted'
  return { state: isAbsent ? 'lost' : 'unavailable', problem: { code, cure: cures[code] } }
}

/** Why a port could not be found or opened. */
export class SerialError extends Error {
  override readonly name = 'SerialError'
  readonly code: SerialProblemCode

  constructor(code: SerialProblemCode, options?: ErrorOptions) {
    super(cures[code], options)
    this.code = code
  }
}
