import type { ScanLayout } from './scan-layout.ts'

/** What one report brings of a scan. */
export interface Piece {
  readonly bytes: Uint8Array
  readonly aim: string | undefined
  /** The place of the AIM identifier is all zeros, or the layout has none. */
  readonly isAimEmpty: boolean
  /** Nothing but zeros stands behind the data in its field, nor behind all that the layout knows of: the count is right. */
  readonly isExact: boolean
  readonly vendorCode: number | undefined
  /** The rest is in the next report. */
  readonly isContinued: boolean
  /** Whether the report is full, as one that is continued must be. */
  readonly isFull: boolean
}

/** `undefined` where the report cannot be what the layout says: too short, or a count that is none. Reads nothing beyond it. */
export function readPiece(layout: ScanLayout, data: Uint8Array): Piece | undefined {
  const count = data[layout.count] ?? 0
  const { from, length } = layout.data
  if (data.length < layout.size || count === 0 || count > length) return undefined
  const aim = String.fromCharCode(...layout.aim.map((place) => data[place] ?? 0))
  return {
    // A copy: drivers use their buffers again.
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
 * Newland answers commands in the shape of a scan, by a protocol of its own: STX, a length whose first byte is 0, a type (facts
 * gathered for the project, scanners, case 57). No scan that is framed by STX has NUL as its first character.
 */
export const isCommandReply = ({ bytes, aim }: Piece): boolean =>
  aim === undefined && bytes[0] === 0x02 && bytes[1] === 0x00
