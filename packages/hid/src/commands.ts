import { hidVendorOf, type ReportField } from '@paycode/core/adapter'

/**
 * What a scanner can be told to do, with the usage (USB-IF HID Point of Sale Usage Tables 1.02, page 0x8C) and with the bit in the
 * output report of those that follow Honeywell's (facts gathered for the project, scanners 5.2).
 */
const commands = {
  'beep-good': { usage: 0x8c_0086, bit: 6 },
  'beep-error': { usage: 0x8c_0085, bit: 5 },
  /** Starts to read, as the trigger does. */
  trigger: { usage: 0x8c_0060, bit: 2 },
  /** Reads nothing until the next report says otherwise. */
  'prevent-read': { usage: 0x8c_005f, bit: 1 },
} as const

export type HidCommand = keyof typeof commands

/** The output report that tells a device to do something; `undefined` where neither it nor the table of vendors knows one. */
export function commandReport(
  command: HidCommand,
  vendorId: number,
  fields: readonly ReportField[] | undefined,
): { readonly reportId: number; readonly data: Uint8Array } | undefined {
  const { usage, bit } = commands[command]
  const outputs = (fields ?? []).filter(({ kind, isArray }) => kind === 'output' && !isArray)
  const field = outputs.find(({ usages }) => usages.includes(usage))
  if (field) {
    const { reportId, size } = field
    const length = Math.max(
      ...outputs
        .filter((output) => output.reportId === reportId)
        .map(({ offset, size: bits, count }) => Math.ceil((offset + bits * count) / 8)),
    )
    return { reportId, data: withBit(length, field.offset + field.usages.indexOf(usage) * size) }
  }
  const reportId = hidVendorOf(vendorId)?.outputReport
  return reportId === undefined || fields ? undefined : { reportId, data: withBit(1, bit) }
}

function withBit(length: number, bit: number): Uint8Array {
  const data = new Uint8Array(length)
  data[bit >>> 3] = 1 << (bit & 7)
  return data
}
