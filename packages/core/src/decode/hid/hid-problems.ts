import type { DeviceStatus } from '../../scan/device-status.ts'

/** What a decoder can find wrong with an HID scanner, and what to do about it. In Chinese: `hintTexts`. */
export const hidHints = {
  'unknown-report-layout':
    "The layout of the scanner's reports is not known here. Record them (paycode record --input hid FILE) and send the file in; until then set the scanner to another mode: keyboard, HID POS or serial.",
  'descriptor-wrong':
    "The scanner's report descriptor describes another layout than it sends. Its scans are read by its maker's layout. Install the maker's newest firmware, or set the scanner to keyboard or serial mode.",
} as const

export type HidHint = keyof typeof hidHints

export const hidProblem = (hint: HidHint): NonNullable<DeviceStatus['problem']> => ({
  code: hint,
  cure: hidHints[hint],
})
