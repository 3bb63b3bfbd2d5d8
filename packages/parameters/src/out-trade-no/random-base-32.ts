// Crockford's base 32 (crockford.com/base32.html): no I, L, O or U, so that it can be read aloud.
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

/**
 * `length` random characters of five bits each. 256 is a multiple of 32, so the low five bits of a byte
 * are as even as the byte.
 *
 * @throws TypeError when `randomBytes` does not answer with `length` bytes.
 */
export function randomBase32(length: number, randomBytes: (length: number) => Uint8Array): string {
  const bytes: ArrayLike<unknown> | null | undefined = randomBytes(length)
  if (bytes?.length !== length || !Array.from(bytes).every(isByte)) {
    throw new TypeError(`newOutTradeNo: randomBytes must return ${length} bytes.`)
  }
  return Array.from(bytes as Uint8Array, (byte) => alphabet[byte & 31]).join('')
}

function isByte(value: unknown): boolean {
  return Number.isInteger(value) && (value as number) >= 0 && (value as number) <= 255
}
