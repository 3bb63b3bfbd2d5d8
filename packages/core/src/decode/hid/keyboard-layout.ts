import type { HidReport, ReportField } from '../../input/hid-event.ts'
import { isKeyboardUsage, usages } from './usages.ts'

/** Where a keyboard's report has its keys, in bytes, the report id not counted. */
export interface KeyboardLayout {
  readonly reportId: number
  readonly modifiers: number
  readonly keys: { readonly from: number; readonly length: number }
  /** Where the layout is assumed: longer reports are not in it. */
  readonly maxBytes?: number
}

/** HID 1.11, appendix B.1: eight bytes, no id. */
const bootKeyboard: KeyboardLayout = {
  ...{ reportId: 0, modifiers: 0, keys: { from: 2, length: 6 } },
  maxBytes: 8,
}

/** As the report descriptor says, else that of every keyboard before its driver is there. */
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

/** Whether a report can have keys in places that nothing tells: the layout is assumed, and the report does not fit it. */
export const isUnknownLayout = (
  { reportId, maxBytes }: KeyboardLayout,
  report: HidReport,
): boolean =>
  maxBytes !== undefined && (report.reportId !== reportId || report.data.length > maxBytes)
