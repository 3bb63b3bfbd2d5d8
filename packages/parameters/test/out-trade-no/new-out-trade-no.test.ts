import fc from 'fast-check'

import { checkOutTradeNo, newOutTradeNo } from '../../src/index.ts'
import { hostileTexts } from '../hostile-texts.ts'

const crockford = /^[0-9A-HJKMNP-TV-Z]{32}$/

describe('newOutTradeNo', () => {
  test('is 32 random characters that both APIs take', () => {
    const made = newOutTradeNo()
    expect(made).toMatch(crockford)
    expect(checkOutTradeNo(made).ok).toBe(true)
    expect(checkOutTradeNo(made, { api: 'v2' }).ok).toBe(true)
  })

  test('is another one every time', () => {
    const made = new Set(Array.from({ length: 10_000 }, () => newOutTradeNo()))
    expect(made.size).toBe(10_000)
  })

  test('begins with the prefix and fills up to 32', () => {
    const prefix = fc.string({ unit: fc.constantFrom(...'aZ0_-*'.split('')), maxLength: 16 })
    fc.assert(
      fc.property(prefix, (text) => {
        const made = newOutTradeNo({ prefix: text })
        expect(made.startsWith(text)).toBe(true)
        expect(made).toHaveLength(32)
        expect(checkOutTradeNo(made).ok).toBe(true)
      }),
    )
  })

  test('no bias: every character comes from exactly eight bytes', () => {
    const counts = new Map<string, number>()
    for (let first = 0; first < 256; first += 32) {
      const randomBytes = (length: number) => Uint8Array.from({ length }, (_, i) => first + i)
      for (const character of newOutTradeNo({ randomBytes })) {
        counts.set(character, (counts.get(character) ?? 0) + 1)
      }
    }
    expect([...counts.keys()].toSorted().join('')).toBe('0123456789ABCDEFGHJKMNPQRSTVWXYZ')
    expect(new Set(counts.values())).toEqual(new Set([8]))
  })

  test('asks for as many bytes as there is room', () => {
    const randomBytes = jest.fn((length: number) => new Uint8Array(length))
    expect(newOutTradeNo({ prefix: 'till-1-', randomBytes })).toBe(`till-1-${'0'.repeat(25)}`)
    expect(randomBytes.mock.calls).toEqual([[25]])
  })

  test('takes what Node calls bytes', () => {
    expect(newOutTradeNo({ randomBytes: (length) => Buffer.alloc(length, 31) })).toBe(
      'Z'.repeat(32),
    )
  })

  test('reads no clock', () => {
    const now = jest.spyOn(Date, 'now').mockReturnValue(0)
    expect(newOutTradeNo()).not.toBe(newOutTradeNo())
    expect(now).not.toHaveBeenCalled()
    now.mockRestore()
  })

  test.each(['till 1', 'till|1', 'a'.repeat(17), '收银台', 'a\n', null, 1])(
    'prefix %j throws',
    (prefix) => {
      expect(() => newOutTradeNo({ prefix: prefix as string })).toThrow(TypeError)
    },
  )

  test.each<[string, unknown]>([
    ['nothing', undefined],
    ['null', null],
    ['too few', new Uint8Array(31)],
    ['too many', new Uint8Array(33)],
    ['text', 'a'.repeat(32)],
    ['holes', Array.from({ length: 32 })],
    ['fractions', Array.from({ length: 32 }, () => 0.5)],
    ['negative', Array.from({ length: 32 }, () => -1)],
    ['too great', Array.from({ length: 32 }, () => 256)],
  ])('randomBytes that gives %s throws', (_name, bytes) => {
    expect(() => newOutTradeNo({ randomBytes: () => bytes as Uint8Array })).toThrow(
      new TypeError('newOutTradeNo: randomBytes must return 32 bytes.'),
    )
  })

  test('randomBytes that is no function throws', () => {
    expect(() => newOutTradeNo({ randomBytes: 1 as never })).toThrow(
      new TypeError('newOutTradeNo: randomBytes must be a function.'),
    )
  })

  test('options must be an object', () => {
    expect(() => newOutTradeNo('till' as never)).toThrow(TypeError)
  })

  test.each(hostileTexts)('a prefix of 100 000 characters throws: %s', (_name, prefix) => {
    expect(() => newOutTradeNo({ prefix })).toThrow(TypeError)
  })

  test('wrong use does not compile', () => {
    // @ts-expect-error bytes, not numbers
    expect(() => newOutTradeNo({ randomBytes: () => 4 })).toThrow(TypeError)
  })
})
