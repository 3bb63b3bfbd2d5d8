import type { ScanLayout } from './scan-layout.ts'

/** The part of a scan in one report. */
export interface Piece {
  readonly bytes: Uint8Array
  readonly aim: string | undefined
  /** The bytes of the AIM identifier are all zero, or the layout has none. */
  readonly isAimEmpty: boolean
  /** Only zeros follow the data in its field and after the layout's end, so the length byte is right. */
  readonly isExact: boolean
  readonly vendorCode: number | undefined
  /** The rest is in the next report. */
  readonly isContinued: boolean
  /** The data fills its field, as it must in a report that is continued. */
  readonly isFull: boolean
}

/**
 * `undefined` where the report does not fit the layout: it is too short, or its length byte is impossible. Reads
 * nothing beyond the report.
 */
export function readPiece(layout: ScanLayout, data: Uint8Array): Piece | undefined {
  const count = data[layout.count] ?? 0
  const { from, length } = layout.data
  if (data.length < layout.size || count === 0 || count > length) return undefined
  const aim = String.fromCharCode(...layout.aim.map((place) => data[place] ?? 0))
  return {
    // A copy, because drivers reuse their buffers.
    bytes: data.slice(from, from + count),
    aim: aimIdentifier.test(aim) ? aim : undefined,
    isAimEmpty: layout.aim.every((place) => data[place] === 0),
    isExact:
      isEmpty(data.subarray(from + count, from + length)) && isEmpty(data.subarray(layout.size)),
    vendorCode: layout.vendorCode === undefined ? undefined : data[layout.vendorCode],
    isContinued: layout.continued !== undefined && isSet(data, layout.continued),
    isFull: count === length,
  }
}

const aimIdentifier = /^\][A-Za-z][0-9A-Za-z]$/

export const isEmpty = (bytes: Uint8Array): boolean => bytes.every((byte) => byte === 0)

const isSet = (data: Uint8Array, bit: number): boolean =>
  (((data[bit >>> 3] ?? 0) >>> (bit & 7)) & 1) === 1

/**
 * Whether the piece is an answer to a command. Newland sends answers in the shape of a scan, with a protocol of its
 * own: STX, a length whose first byte is 0, a type. No scan that is framed by STX has NUL as its first character.
 */
export const isCommandReply = ({ bytes, aim }: Piece): boolean =>
  aim === undefined && bytes[0] === 0x02 && bytes[1] === 0x00
