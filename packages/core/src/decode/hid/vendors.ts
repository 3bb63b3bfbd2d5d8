import type { LayoutName } from './known-layouts.ts'

/** A maker of scanners, and what is known of its HID POS mode. */
export interface HidVendor {
  readonly name: string
  /** USB vendor ids (usb.ids). */
  readonly vendorIds: readonly number[]
  /** How its scans are laid out where no report descriptor tells; absent where no document does either. */
  readonly layout?: LayoutName
  /** Output report that takes trigger and beeper bits. */
  readonly outputReport?: number
  /** Feature report that sends the scanner's output to HID POS, without a setup bar code. */
  readonly redirectReport?: number
}

/**
 * Who makes scanners, and what is known of their HID POS mode. Outputs and redirection: a firmware descriptor in public code and
 * what @point-of-sale/webhid-barcode-scanner sends to Honeywell and Youjie (facts gathered for the project, scanners
 * 2.7 and 5.2). Microscan's layout goes by its report id.
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

/** Who made a device, if it is one of the table. */
export const hidVendorOf = (vendorId: number): HidVendor | undefined =>
  hidVendors.find(({ vendorIds }) => vendorIds.includes(vendorId))
