/** Whether bytes can be what a symbol says: text, with the separators that GS1 and ISO 15434 know, and line ends. */
export const isText = (bytes: Uint8Array): boolean => bytes.every((byte) => !isNoise[byte])

const separators = new Set([0x02, 0x03, 0x04, 0x09, 0x0a, 0x0c, 0x0d, 0x1c, 0x1d, 0x1e, 0x1f])

const isNoise = Array.from({ length: 256 }, (_, byte) => {
  const isControl = byte < 0x20 || byte === 0x7f || byte === 0xff
  return isControl && !separators.has(byte)
})
