import { hidVendorOf } from '@paycode/core/adapter'
import type { FoundDevice, OpenDevice } from './hid-platform.ts'

/**
 * Switches a Honeywell or Youjie scanner from typing to HID POS without a setup bar code, by feature report 254, as
 * @point-of-sale/webhid-barcode-scanner does. `isOn` false switches back to the keyboard. A scanner that lacks the report
 * or refuses it stays unchanged.
 */
export async function redirectToPos(
  { vendorId }: FoundDevice,
  { fields = [], sendFeature }: OpenDevice,
  isOn: boolean,
): Promise<void> {
  const report = hidVendorOf(vendorId)?.redirectReport
  const has = fields.some(({ kind, reportId }) => kind === 'feature' && reportId === report)
  if (report === undefined || !has) return
  try {
    await sendFeature(report, Uint8Array.of(isOn ? 1 : 0))
  } catch {
    // The scanner sends to HID POS already, or cannot. Which of both, its reports show later.
  }
}
