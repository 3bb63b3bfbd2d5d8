import { hidVendorOf, type ReportField } from '@paycode/core/adapter'

/**
 * The commands for a scanner. `usage`: its number in the USB-IF HID Point of Sale Usage Tables 1.02, page 0x8C. `bit`: its
 * bit in Honeywell's output report, which other makers use too; it serves where the descriptor is unknown.
 */
const commands = {
  'beep-good': { usage: 0x8c_0086, bit: 6 },
  'beep-error': { usage: 0x8c_0085, bit: 5 },
  /** Starts a read, as the scanner's trigger does. */
  trigger: { usage: 0x8c_0060, bit: 2 },
  /** Stops reading until the next output report clears the bit. */
  'prevent-read': { usage: 0x8c_005f, bit: 1 },
} as const

export type HidCommand = keyof typeof commands

/**
 * The output report that carries a command; `undefined` if neither the device's descriptor nor the vendor table has
 * one.
 */
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
