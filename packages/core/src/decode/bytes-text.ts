import { newTextDecoder } from '../platform.ts'

const lineEnd = /\r\n?$|\n$/

/** Scanned bytes as text. Decoded as UTF-8; invalid bytes become U+FFFD, which the code rules refuse. */
export const textOfBytes = (bytes: Uint8Array): string => newTextDecoder().decode(bytes)

/** Removes the one line end that a scanner may send after a scan. */
export const withoutLineEnd = (text: string): string => text.replace(lineEnd, '')

/** Whether bytes can be the content of a symbol: text, line ends, and the separators of GS1 and ISO 15434. */
export const isText = (bytes: Uint8Array): boolean => bytes.every((byte) => !isNoise[byte])

const separators = new Set([0x02, 0x03, 0x04, 0x09, 0x0a, 0x0c, 0x0d, 0x1c, 0x1d, 0x1e, 0x1f])

const isNoise = Array.from({ length: 256 }, (_, byte) => {
  const isControl = byte < 0x20 || byte === 0x7f || byte === 0xff
  return isControl && !separators.has(byte)
})
