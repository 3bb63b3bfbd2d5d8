/**
 * The usages in a bar code scanner's reports, page and id in one number. Sources: USB-IF HID Point of Sale Usage Tables
 * 1.02 (page 0x8C), HID Usage Tables (0x01, 0x07); 0xFF66 is the vendors' own page, as in their USB guides.
 */
export const usages = {
  barcodeScanner: 0x8c_0002,
  byteCount: 0x01_003b,
  symbologyIdentifier: [0x8c_00fb, 0x8c_00fc, 0x8c_00fd],
  decodedData: 0x8c_00fe,
  decodedDataContinued: 0x8c_00ff,
  vendorCodeId: 0xff66_0004,
  keyboard: 0x01_0006,
  leftControl: 0x07_00e0,
} as const

const pages = { keyboard: 0x07, barcodeScanner: 0x8c } as const

const pageOf = (usage: number): number => usage >>> 16

export const isKeyboardUsage = (usage: number): boolean => pageOf(usage) === pages.keyboard

export const isScannerUsage = (usage: number): boolean => pageOf(usage) === pages.barcodeScanner
