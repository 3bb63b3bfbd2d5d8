/** The frame header of a JPEG (ITU-T T.81, B.2.2). */
export interface JpegHeader {
  readonly width: number
  readonly height: number
  /** 1 is grey, 3 is colour, 4 is CMYK. */
  readonly components: number
  readonly bits: number
}

/** Start-of-frame markers are C0 to CF except C4 (Huffman tables), C8 (reserved) and CC (arithmetic conditioning). */
const isFrame = (marker: number): boolean =>
  marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker)

/** Reads the frame header without decoding the picture. `undefined` if the file ends before it or is damaged. */
export function jpegHeader(bytes: Buffer): JpegHeader | undefined {
  for (let at = 2; at + 10 <= bytes.length;) {
    if (bytes[at] !== 0xff) return undefined
    const marker = bytes[at + 1]!
    // Any number of FF bytes may stand before a marker.
    if (marker === 0xff) {
      at += 1
      continue
    }
    if (isFrame(marker)) {
      return {
        bits: bytes[at + 4]!,
        height: bytes.readUInt16BE(at + 5),
        width: bytes.readUInt16BE(at + 7),
        components: bytes[at + 9]!,
      }
    }
    at += 2 + bytes.readUInt16BE(at + 2)
  }
  return undefined
}
