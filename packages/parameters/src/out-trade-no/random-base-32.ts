// Crockford's base 32 (crockford.com/base32.html) leaves out I, L, O and U, which are easily misread.
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

/**
 * `length` random characters of five bits each. 256 is a multiple of 32, so the low five bits of a random byte are uniformly
 * distributed too.
 *
 * @throws TypeError when `randomBytes` does not return `length` bytes.
 */
export function randomBase32(length: number, randomBytes: (length: number) => Uint8Array): string {
  // A caller without types can return anything, whatever the type says.
  const given: ArrayLike<unknown> | null | undefined = randomBytes(length)
  const bytes = Array.from(given ?? []).filter(isByte)
  if (given?.length !== length || bytes.length !== length) {
    throw new TypeError(`newOutTradeNo: randomBytes must return ${length} bytes.`)
  }
  return bytes.map((byte) => alphabet[byte & 31]).join('')
}

const isByte = (value: unknown): value is number =>
  typeof value === 'number' && Number.isInteger(value) && value >= 0 && value <= 255
