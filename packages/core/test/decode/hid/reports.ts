import type { HidEvent } from '../../../src/input/hid-event.ts'
import { numbersReports, splitReport } from '../../../src/input/hid-event.ts'

// Made-up codes.
export const w1 = '134567890123456789'
export const w2 = '101122334455667788'

/** The bytes of a line of hex. */
export const hex = (line: string): Uint8Array =>
  Uint8Array.from(line.trim().split(/\s+/), (byte) => Number.parseInt(byte, 16))

const digits = '31 33 34 35 36 37 38 39 30 31 32 33 34 35 36 37 38 39'
const zeros = (count: number): string => Array.from({ length: count }, () => '00').join(' ')

/** Reports in hex, report id first, each with W1. */
export const documented = [
  {
    of: 'Honeywell ]Q1',
    vendorId: 0x0c2e,
    aim: ']Q1',
    symbology: 'qr',
    head: '02 12 5D 51 31',
    tail: '73 31 00',
  },
  {
    of: 'Honeywell ]C0',
    vendorId: 0x0c2e,
    aim: ']C0',
    symbology: 'code-128',
    head: '02 12 5D 43 30',
    tail: '6A 00 00',
  },
  {
    of: 'Zebra ]Q1',
    vendorId: 0x05e0,
    aim: ']Q1',
    symbology: 'qr',
    head: '02 12 00 5D 51 31',
    tail: '73 00',
  },
  {
    of: 'Newland',
    vendorId: 0x1eab,
    aim: undefined,
    symbology: 'qr',
    head: '02 12',
    tail: '00 00 00 00 73 00',
  },
  {
    of: 'plain ]Q1',
    vendorId: 0xf00d,
    aim: ']Q1',
    symbology: 'qr',
    head: '02 12 5D 51 31',
    tail: '00',
  },
].map(({ head, tail, ...said }) => ({
  ...said,
  bytes: hex(`${head} ${digits} ${zeros(38)} ${tail}`),
}))

export interface Shape {
  readonly aim?: string
  readonly pad?: number
  readonly size?: number
  readonly continued?: boolean
  readonly vendorCode?: string
  readonly count?: number
}

/** A report in Honeywell's layout (`pad: 1` in Zebra's, `aim: ''` in Newland's), report id first. */
export function report(text: string, shape: Shape = {}): Uint8Array {
  const { aim = ']Q1', pad = 0, size = 64, continued = false, count = text.length } = shape
  const bytes = new Uint8Array(size)
  const body = '\0'.repeat(pad) + aim + text
  bytes.set([2, count, ...Array.from(body, (character) => character.charCodeAt(0))].slice(0, size))
  if (continued) bytes[size - 1] = 1
  return bytes
}

/** The descriptor of scanners with Honeywell's layout; Zebra's has one more byte in front. */
export const descriptor = (kind: 'honeywell' | 'zebra' | 'newland' = 'honeywell'): Uint8Array =>
  hex(
    [
      '05 8C 09 02 A1 01 09 12 A1 02 85 02 15 00 26 FF 00 75 08 95 01 05 01 09 3B 81 02 05 8C',
      kind === 'zebra' ? '81 01' : '',
      kind === 'newland' ? '' : '95 03 09 FB 09 FC 09 FD 81 02',
      '95 38 09 FE 82 02 01',
      { honeywell: '95 02', zebra: '95 01', newland: '95 04 81 01 95 01' }[kind],
      '06 66 FF 09 04 81 02',
      '95 01 05 8C 09 FF 25 01 75 01 81 02 75 07 81 01 C0',
      '09 14 A1 02 85 04 15 00 25 01 75 01 95 01 81 01 09 5F 09 60 95 02 91 02 95 05 91 01 C0 C0',
    ]
      .join(' ')
      .replace(/\s+/g, ' '),
  )

/** HID 1.11, appendix E.6. */
export const keyboardDescriptor = hex(
  '05 01 09 06 A1 01 05 07 19 E0 29 E7 15 00 25 01 75 01 95 08 81 02 95 01 75 08 81 01 95 05 75 01 05 08 19 01 29 05 91 02 95 01 75 03 91 01 95 06 75 08 15 00 25 65 05 07 19 00 29 65 81 00 C0',
)

/** How the report arrives: as node-hid gives it, with its id in front, or as WebHID gives it. */
export const shapes = ['node-hid', 'WebHID'] as const
export type ReportShape = (typeof shapes)[number]

/** A report as an event of a binding of this kind. */
export function arrival(
  bytes: Uint8Array,
  { at, shape = 'node-hid', device = 'a' }: { at: number; shape?: ReportShape; device?: string },
): HidEvent {
  const isNumbered = numbersReports({})
  const split =
    shape === 'node-hid'
      ? splitReport(bytes, isNumbered)
      : { reportId: bytes[0] ?? 0, data: new Uint8Array(bytes.buffer, bytes.byteOffset + 1) }
  return { type: 'hid', at, device, ...split }
}
