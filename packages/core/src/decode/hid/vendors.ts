import type { LayoutName } from './known-layouts.ts'

/** A maker of scanners, with the known facts of its HID POS mode. */
export interface HidVendor {
  readonly name: string
  /** USB vendor ids (usb.ids). */
  readonly vendorIds: readonly number[]
  /** The layout of its scans where no report descriptor can be read; absent where no document gives it. */
  readonly layout?: LayoutName
  /** The output report with trigger and beeper bits. */
  readonly outputReport?: number
  /** The feature report that switches the scanner's output to HID POS, without a setup bar code. */
  readonly redirectReport?: number
}

/**
 * Makers of scanners, with the known facts of their HID POS mode. Sources of `outputReport` and `redirectReport`: a
 * firmware descriptor in public code, and what @point-of-sale/webhid-barcode-scanner sends to Honeywell and Youjie.
 * Microscan's layout is recognised by its report id.
 */
export const hidVendors: readonly HidVendor[] = [
  {
    ...{ name: 'Honeywell', vendorIds: [0x0c2e], layout: 'aim-first' },
    ...{ outputReport: 4, redirectReport: 254 },
  },
  { name: 'Hand Held Products', vendorIds: [0x0536], layout: 'aim-first', outputReport: 4 },
  {
    ...{ name: 'Youjie', vendorIds: [0x23d0], layout: 'aim-first' },
    ...{ outputReport: 4, redirectReport: 254 },
  },
  { name: 'Access-IS', vendorIds: [0x0db5], layout: 'aim-first' },
  { name: 'Zebra', vendorIds: [0x05e0], layout: 'aim-second' },
  { name: 'Newland', vendorIds: [0x1eab], layout: 'no-aim' },
  { name: 'Datalogic', vendorIds: [0x05f9, 0x080c] },
  { name: 'Microscan', vendorIds: [0x1777], layout: 'length-and-data' },
]

/** The maker of a device, if the table has it. */
export const hidVendorOf = (vendorId: number): HidVendor | undefined =>
  hidVendors.find(({ vendorIds }) => vendorIds.includes(vendorId))
