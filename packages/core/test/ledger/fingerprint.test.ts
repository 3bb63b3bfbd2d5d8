import fc from 'fast-check'
import { createHmac } from 'node:crypto'
import { hmacFingerprinter } from '../../src/ledger/fingerprint.ts'
import { w1 } from '../ready/support/codes.ts'

const digits18 = fc.stringMatching(/^1[0-5][0-9]{16}$/)
const key = (byte: number, length = 32): Uint8Array => new Uint8Array(length).fill(byte)
const hmac = (secret: Uint8Array, text: string): string =>
  createHmac('sha256', secret).update(text).digest('hex')

describe('HMAC-SHA-256', () => {
  test('RFC 4231, test case 6: a key longer than a block', () => {
    const { fingerprints } = hmacFingerprinter({ current: key(0xaa, 131) })
    expect(fingerprints('Test Using Larger Than Block-Size Key - Hash Key First')).toEqual([
      '60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54',
    ])
  })

  test('RFC 4231, test case 7: and long data', () => {
    const { fingerprints } = hmacFingerprinter({ current: key(0xaa, 131) })
    const data =
      'This is a test using a larger than block-size key and a larger than block-size data. ' +
      'The key needs to be hashed before being used by the HMAC algorithm.'
    expect(fingerprints(data)).toEqual([
      '9b09ffa71b942fcb27635fbcd5b0e944bfdc63644f0713938a7f51535c3a35e2',
    ])
  })

  test('as Node makes it, for any key and code', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 32, maxLength: 80 }), digits18, (current, code) => {
        expect(hmacFingerprinter({ current }).fingerprints(code)).toEqual([hmac(current, code)])
      }),
    )
  })
})

test('a code in rotation has the current fingerprint first, then the previous one', () => {
  const { fingerprints } = hmacFingerprinter({ current: key(2), previous: key(1) })
  expect(fingerprints(w1)).toEqual([hmac(key(2), w1), hmac(key(1), w1)])
})

test('the digits are never inside, and two codes never share a fingerprint', () => {
  const { fingerprints } = hmacFingerprinter()
  fc.assert(
    fc.property(digits18, digits18, (one, other) => {
      const [ofOne] = fingerprints(one)
      expect(ofOne).toMatch(/^[0-9a-f]{64}$/)
      expect(ofOne).not.toContain(one)
      expect(fingerprints(other)[0] === ofOne).toBe(one === other)
    }),
  )
})

test('the default key is random: two processes do not agree', () => {
  const one = hmacFingerprinter()
  expect(one.fingerprints(w1)).toEqual(one.fingerprints(w1))
  expect(hmacFingerprinter().fingerprints(w1)).not.toEqual(one.fingerprints(w1))
})

test('a host may wipe its keys afterwards', () => {
  const keys = { current: Buffer.from(key(2)), previous: Buffer.from(key(1)) }
  const { fingerprints } = hmacFingerprinter(keys)
  keys.current.fill(0)
  keys.previous.fill(0)
  expect(fingerprints(w1)).toEqual([hmac(key(2), w1), hmac(key(1), w1)])
})

describe('a key that is too short or none', () => {
  test.each([
    ['current', { current: key(1, 31) }],
    ['current, empty', { current: key(1, 0) }],
    ['previous', { current: key(1), previous: key(1, 31) }],
    ['a text', { current: '12345678901234567890123456789012' as unknown as Uint8Array }],
    ['a number', { current: 32 as unknown as Uint8Array }],
    ['bytes without a length', { current: new DataView(new ArrayBuffer(64)) as never }],
  ])('%s is a TypeError', (_, keys) => {
    expect(() => hmacFingerprinter(keys)).toThrow(TypeError)
    expect(() => hmacFingerprinter(keys)).toThrow('at least 32 bytes')
  })

  test('32 bytes will do', () => {
    expect(() => hmacFingerprinter({ current: key(1), previous: key(2) })).not.toThrow()
  })
})

test('types: a key is bytes', () => {
  // @ts-expect-error a text is no key
  expect(() => hmacFingerprinter({ current: 'secret' })).toThrow(TypeError)
})
