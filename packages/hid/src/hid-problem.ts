import type { DeviceStatus } from '@paycode/core'

/** What can be wrong with HID devices before a report is read, and what to do about each. */
export const cures = {
  'no-scanner':
    'No scanner in HID POS mode is plugged in. Plug it in; if it is, scan the setup bar code "USB HID POS" (or "HID bar code scanner") of its manual.',
  'keyboard-mode':
    'The scanner is in keyboard mode. Scan the setup bar code "USB HID POS" (or "HID bar code scanner") of its manual, or read it as a keyboard (readKeyboards).',
  'permission-denied':
    "This user may not open the scanner. Copy @paycode/hid's udev/60-paycode-hid.rules to /etc/udev/rules.d, run `udevadm control --reload-rules`, and plug the scanner in again.",
  'libusb-missing':
    'The library libusb-1.0 is missing. On Debian and Ubuntu: apt-get install libusb-1.0-0.',
  'node-hid-missing':
    'The package node-hid is missing, or has no build for this machine. It is an optional dependency: run `npm install node-hid`.',
  'windows-keyboard':
    'Windows lets no program open a keyboard. Scan the setup bar code "USB HID POS" of the scanner\'s manual.',
  'input-monitoring':
    'macOS keeps keyboards from programs. Allow this one under System Settings, Privacy & Security, Input Monitoring, or set the scanner to HID POS.',
  'open-failed':
    'The scanner cannot be opened. Close other programs that use it, or plug it in again.',
  'webhid-missing':
    'This browser has no WebHID. Use Chrome or Edge on a page served by https, or set the scanner to keyboard mode.',
  'not-permitted':
    'The page has no permission for a scanner yet. Choose it once: call request() from a click.',
} as const

export type HidProblemCode = keyof typeof cures

/** What a status says of it. */
export const problemOf = (code: HidProblemCode): NonNullable<DeviceStatus['problem']> => ({
  code,
  cure: cures[code],
})

/** Why a platform could not list or open devices. */
export class HidError extends Error {
  override readonly name = 'HidError'
  readonly code: HidProblemCode

  constructor(code: HidProblemCode, options?: ErrorOptions) {
    super(cures[code], options)
    this.code = code
  }
}

/** Anything that was thrown, as a problem. */
export const problemOfError = (error: unknown): NonNullable<DeviceStatus['problem']> =>
  problemOf(error instanceof HidError ? error.code : 'open-failed')
