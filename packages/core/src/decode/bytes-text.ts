import { newTextDecoder } from '../platform.ts'

const lineEnd = /\r\n?$|\n$/

/** What scanned bytes say: UTF-8, in which what is none becomes U+FFFD and is refused by the rules of the code. */
export const textOfBytes = (bytes: Uint8Array): string => newTextDecoder().decode(bytes)

/** Without the one line end that a scanner may put behind. */
export const withoutLineEnd = (text: string): string => text.replace(lineEnd, '')

/** Whether bytes can be what a symbol says: text, with the separators that GS1 and ISO 15434 know, and line ends. */
export const isText = (bytes: Uint8Array): boolean => bytes.every((byte) => !isNoise[byte])

const separators = new Set([0x02, 0x03, 0x04, 0x09, 0x0a, 0x0c, 0x0d, 0x1c, 0x1d, 0x1e, 0x1f])

const isNoise = Array.from({ length: 256 }, (_, byte) => {
  const isControl = byte < 0x20 || byte === 0x7f || byte === 0xff
  return isControl && !separators.has(byte)
})
