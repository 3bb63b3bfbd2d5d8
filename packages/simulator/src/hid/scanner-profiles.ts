const hex = (...lines: readonly string[]): Uint8Array =>
  Uint8Array.from(lines.join(' ').split(' '), (byte) => Number.parseInt(byte, 16))

export type ScannerKind = 'honeywell' | 'zebra' | 'newland' | 'plain'

/** How a kind of scanner lays out a scan in reports, and the descriptor that it declares. */
export interface ScannerProfile {
  readonly vendorId: number
  readonly productId: number
  readonly product: string
  /** The size of a report in bytes, its id included. */
  readonly size: number
  /** The number of zero bytes between the count and the rest. */
  readonly pad: number
  readonly hasAim: boolean
  /** The place of the vendor's letter for the symbology. Absent where a report has no such letter. */
  readonly vendorCodeAt?: number
  readonly descriptor: Uint8Array
}

const scannedData = ['05 8C 09 02 A1 01 09 12 A1 02 85 02 15 00 26 FF 00 75 08']
const count = '95 01 05 01 09 3B 81 02 05 8C'
const aim = '95 03 09 FB 09 FC 09 FD 81 02'
const data = '95 38 09 FE 82 02 01'
const continued = '95 01 05 8C 09 FF 25 01 75 01 81 02 75 07 81 01 C0'
// Trigger report 4: bit 1 prevents reading, bit 2 starts it, bits 5 and 6 beep.
const trigger =
  '09 14 A1 02 85 04 15 00 25 01 75 01 95 01 91 01 95 02 09 5F 09 60 91 02 95 02 91 01 95 02 09 85 09 86 91 02 95 01 91 01 C0'
// Feature report 254: the value 1 sends as HID POS what would otherwise be typed.
const redirection = '06 66 FF 09 10 85 FE 25 01 75 08 95 01 B1 02'

/**
 * Report layouts from captures and manuals. Most vendors publish no descriptors, so these are made up to fit
 * the layouts.
 */
export const scannerProfiles: Readonly<Record<ScannerKind, ScannerProfile>> = {
  honeywell: {
    ...{ vendorId: 0x0c2e, productId: 0x0b61, product: 'Simulated Honeywell' },
    ...{ size: 64, pad: 0, hasAim: true, vendorCodeAt: 61 },
    descriptor: hex(
      ...scannedData,
      count,
      aim,
      data,
      '95 02 06 66 FF 09 04 81 02',
      continued,
      trigger,
      redirection,
      'C0',
    ),
  },
  zebra: {
    ...{ vendorId: 0x05e0, productId: 0x2100, product: 'Simulated Zebra' },
    ...{ size: 64, pad: 1, hasAim: true, vendorCodeAt: 62 },
    descriptor: hex(
      ...scannedData,
      count,
      '95 01 81 01',
      aim,
      data,
      '95 01 06 66 FF 09 04 81 02',
      continued,
      'C0',
    ),
  },
  newland: {
    ...{ vendorId: 0x1eab, productId: 0x1d10, product: 'Simulated Newland' },
    ...{ size: 64, pad: 0, hasAim: false, vendorCodeAt: 62 },
    descriptor: hex(
      ...scannedData,
      count,
      data,
      '95 04 81 01 95 01 06 66 FF 09 04 81 02',
      continued,
      'C0',
    ),
  },
  plain: {
    ...{ vendorId: 0x1209, productId: 0x0001, product: 'Simulated scanner' },
    ...{ size: 62, pad: 0, hasAim: true },
    descriptor: hex(...scannedData, count, aim, data, continued, 'C0'),
  },
}
