import type { HidReport, ReportField } from '../../input/hid-event.ts'
import { isKeyboardUsage, usages } from './usages.ts'

/** Where the keys are in a keyboard's report, in bytes without the report id. */
export interface KeyboardLayout {
  readonly reportId: number
  readonly modifiers: number
  readonly keys: { readonly from: number; readonly length: number }
  /** Set where the layout is assumed: longer reports do not fit it. */
  readonly maxBytes?: number
}

/** HID 1.11, appendix B.1: eight bytes, no id. */
const bootKeyboard: KeyboardLayout = {
  ...{ reportId: 0, modifiers: 0, keys: { from: 2, length: 6 } },
  maxBytes: 8,
}

/**
 * The layout that the report descriptor declares, otherwise the boot layout, which every keyboard uses before its
 * driver loads.
 */
export function keyboardLayoutOf(fields: readonly ReportField[] = []): KeyboardLayout {
  const inputs = fields.filter(({ kind, offset }) => kind === 'input' && offset % 8 === 0)
  const keys = inputs.find(
    ({ size, isArray, usages: [first] }) =>
      size === 8 && isArray && first !== undefined && isKeyboardUsage(first),
  )
  const bits = inputs.find(
    ({ reportId, size, usages: [first] }) =>
      reportId === keys?.reportId && size === 1 && first === usages.leftControl,
  )
  if (!keys || !bits) return bootKeyboard
  const { reportId, offset, count } = keys
  return { reportId, modifiers: bits.offset / 8, keys: { from: offset / 8, length: count } }
}

/** Whether a report may have keys in unknown places: the layout is assumed, and the report does not fit it. */
export const isUnknownLayout = (
  { reportId, maxBytes }: KeyboardLayout,
  report: HidReport,
): boolean =>
  maxBytes !== undefined && (report.reportId !== reportId || report.data.length > maxBytes)
