import { hidVendorOf } from '@paycode/core/adapter'
import type { FoundDevice, OpenDevice } from './hid-platform.ts'

/**
 * Lets a Honeywell or Youjie scanner send to HID POS what it would type as a keyboard, without a setup bar code: feature report
 * 254, as @point-of-sale/webhid-barcode-scanner does it. Undone with `isOn` false, so that the keyboard works again. A scanner
 * that does not have the report, or refuses it, stays as it is.
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
    // It sends to HID POS already, or never will: its reports, or their absence, show which.
  }
}
