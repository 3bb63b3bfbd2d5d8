import type { ScanLayout } from './scan-layout.ts'

export type LayoutName = 'aim-first' | 'aim-second' | 'no-aim' | 'plain' | 'length-and-data'

/**
 * Layouts by name, for devices whose report descriptor cannot be read. Sources: Hand Held Products 2020-5B USB guide p.
 * 1-11 and Access-IS LSR118 manual, appendix B (`aim-first`); captures of 05e0:2100 in mgaffigan/Itp.HidBarcodeScanner
 * (`aim-second`, which has one more byte in front, of unknown meaning); Newland FM420 user guide p. 43 and 47
 * (`no-aim`); a scanner emulator with only the standard's fields (`plain`); the Microscan MINI Hawk manual
 * (`length-and-data`). The report id is not counted.
 */
export const knownLayouts: Readonly<Record<LayoutName, ScanLayout>> = {
  'aim-first': {
    ...{ reportId: 2, size: 63, count: 0, aim: [1, 2, 3], data: { from: 4, length: 56 } },
    ...{ vendorCode: 60, continued: 62 * 8 },
  },
  'aim-second': {
    ...{ reportId: 2, size: 63, count: 0, aim: [2, 3, 4], data: { from: 5, length: 56 } },
    ...{ vendorCode: 61, continued: 62 * 8 },
  },
  'no-aim': {
    ...{ reportId: 2, size: 63, count: 0, aim: [], data: { from: 1, length: 56 } },
    ...{ vendorCode: 61, continued: 62 * 8 },
  },
  plain: {
    ...{ reportId: 2, size: 61, count: 0, aim: [1, 2, 3], data: { from: 4, length: 56 } },
    continued: 60 * 8,
  },
  'length-and-data': {
    ...{ reportId: 1, size: 63, count: 0, aim: [], data: { from: 1, length: 62 } },
  },
}
