import fc from 'fast-check'
import { isWholeEmvPayload } from '../../src/code/is-whole-emv-payload.ts'

const indicator = [0x85, 5, ...Buffer.from('CPV01')]
const application = [
  0x61,
  0x13,
  0x4f,
  7,
  0xa0,
  0,
  0,
  0,
  0x55,
  0x55,
  0x55,
  0x50,
  8,
  ...Buffer.from('Product1'),
]
const textOf = (...bytes: number[]): string => Buffer.from(bytes).toString('base64')

describe('is whole', () => {
  test.each([
    ['the sample of mvallim/emv-qrcode', 'hQVDUFYwMWETTwegAAAAVVVVUAhQcm9kdWN0MQ=='],
    ['with a common template behind it', textOf(...indicator, ...application, 0x62, 2, 0x9f, 0)],
    ['a length of one more byte', textOf(...indicator, 0x61, 0x81, 0x80, ...Array(0x80).keys())],
    ['of two more', textOf(...indicator, 0x61, 0x82, 1, 4, ...Array(0x104).fill(9))],
  ])('%s', (_, text) => expect(isWholeEmvPayload(text)).toBe(true))
})

describe('is not', () => {
  test.each([
    ['nothing', ''],
    ['the format indicator alone', textOf(...indicator)],
    ['without it', textOf(...application)],
    ['its beginning', 'hQVDUFY'],
    ['base64 without its padding', 'hQVDUFYwMWETTwegAAAAVVVVUAhQcm9kdWN0MQ'],
    ['a blank in it', 'hQVDUFYwMWETTwegAAAAVVVVUAhQcm9kdWN0MQ= '],
    ['a byte too many', textOf(...indicator, ...application, 0x62)],
    ['an endless length', textOf(...indicator, 0x61, 0x80, 0, 0)],
    ['a length of three more bytes', textOf(...indicator, 0x61, 0x83, 0, 0, 0)],
    ['a length that is torn off', textOf(...indicator, ...application, 0x62, 0x82, 1)],
  ])('%s', (_, text) => expect(isWholeEmvPayload(text)).toBe(false))

  test('any part of one', () => {
    const value = fc.uint8Array({ minLength: 1, maxLength: 300 })
    fc.assert(
      fc.property(value, fc.double({ min: 0, max: 0.999, noNaN: true }), (content, cut) => {
        const { length } = content
        const head = length < 128 ? [length] : [0x82, length >> 8, length & 255]
        const whole = textOf(...indicator, 0x61, ...head, ...content)
        expect(isWholeEmvPayload(whole)).toBe(true)
        expect(
          isWholeEmvPayload(whole.slice(0, Math.floor(cut * whole.replace(/=/g, '').length))),
        ).toBe(false)
      }),
    )
  })

  test('total over any text', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.base64String()), (text) => {
        expect(typeof isWholeEmvPayload(`hQVDUFYwMW${text}`)).toBe('boolean')
      }),
    )
  })
})
