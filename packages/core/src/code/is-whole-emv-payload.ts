const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'

const formatIndicator = 0x85
const applicationTemplate = 0x61

/**
 * Whether a text is a whole EMV consumer-presented code: base64 of BER-TLV, from the payload format indicator (85) to
 * the end of the last object, with an application template (61) among them (EMVCo, "QR Code Specification for Payment
 * Systems, Consumer-Presented Mode"; mvallim/emv-qrcode). The gateway judges the content of the objects.
 */
export function isWholeEmvPayload(text: string): boolean {
  const bytes = bytesOf(text)
  const tags = bytes && tagsOf(bytes)
  return tags?.[0] === formatIndicator && tags.includes(applicationTemplate)
}

/** Decodes base64, because core has no platform and so no `atob`. `undefined` where the text is not base64. */
function bytesOf(text: string): number[] | undefined {
  if (text.length % 4 !== 0 || !/^[0-9A-Za-z+/]+={0,2}$/.test(text)) return undefined
  const bytes: number[] = []
  for (let at = 0; at < text.length; at += 4) {
    const [a = 0, b = 0, c = 0, d = 0] = Array.from(text.slice(at, at + 4), (character) =>
      Math.max(0, alphabet.indexOf(character)),
    )
    bytes.push((a << 2) | (b >> 4), ((b & 15) << 4) | (c >> 2), ((c & 3) << 6) | d)
  }
  return bytes.slice(0, bytes.length - (text.length - text.replaceAll('=', '').length))
}

/** The tags of the outermost objects, one byte each; `undefined` where the last object is cut off. */
function tagsOf(bytes: readonly number[]): number[] | undefined {
  const tags: number[] = []
  let at = 0
  while (at < bytes.length) {
    const [tag = Number.NaN, first = Number.NaN] = bytes.slice(at, at + 2)
    // 0x81 and 0x82 mean that one or two bytes of length follow. A symbol holds fewer than 65,536 bytes, so more cannot
    // be.
    if (first === 0x80 || first > 0x82) return undefined
    const more = first > 0x80 ? first - 0x80 : 0
    const size =
      more === 0
        ? first
        : bytes.slice(at + 2, at + 2 + more).reduce((sum, byte) => sum * 256 + byte, 0)
    tags.push(tag)
    at += 2 + more + size
  }
  return at === bytes.length ? tags : undefined
}
