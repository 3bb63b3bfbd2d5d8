import type { DeviceStatus } from '../../input/device-status.ts'

/** What a decoder can find wrong with an HID scanner, and what to do about it. In Chinese: `hintTexts`. */
export const hidHints = {
  'unknown-report-layout':
    'The scanner speaks a dialect of HID POS that is not known here. Record it (paycode record --input hid FILE) and send the file in; until then set the scanner to keyboard or serial mode.',
} as const

export type HidHint = keyof typeof hidHints

export const hidProblem = (hint: HidHint): NonNullable<DeviceStatus['problem']> => ({
  code: hint,
  cure: hidHints[hint],
})
