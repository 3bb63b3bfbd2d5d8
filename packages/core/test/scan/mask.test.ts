import fc from 'fast-check'
import { mask } from '../../src/scan/mask.ts'

describe('mask', () => {
  test.each([
    ['134567890123456789', '13…89'],
    ['12345678', '12…78'],
    ['1234567', '…'],
    ['1', '…'],
    ['', '…'],
    ['https://shop.example/pay?order=4711', 'https://…'],
    ['weixin://wxpay/bizpayurl?pr=abc', 'weixin://…'],
    ['wxp://f2f0abc', 'wxp://…'],
    ['WXP://F2F0ABC', 'WXP://…'],
    ['a://b', 'a://…'],
    ['1345678://9012', '13…12'],
    ['two words and more', 'tw…re'],
  ])('%j: %j', (text, masked) => {
    expect(mask(text)).toBe(masked)
  })

  test.each([
    ['control characters', '\u001b[2J\u0007 and more \u001b\u0000', '\uFFFD[…\uFFFD\uFFFD'],
    ['blanks and line ends', ' \n123456\u2028\u00a0', '\uFFFD\uFFFD…\uFFFD\uFFFD'],
    ['direction marks', '\u202e1234567\u2066', '\uFFFD1…7\uFFFD'],
    ['lone surrogates', '\ud800abcdefgh\udc00', '\uFFFDa…h\uFFFD'],
    ['private and unassigned', '\ue000\u0378abcdef\u{10ffff}x', '\uFFFD\uFFFD…\uFFFDx'],
  ])('%s do not print', (_, text, masked) => {
    expect(mask(text)).toBe(masked)
  })

  test('a character of two code units is one', () => {
    expect(mask('😀😁abcd😂😃')).toBe('😀😁…😂😃')
    expect(mask('😀😁😂😃')).toBe('…')
    expect(mask('😀😁😂😃😀😁😂')).toBe('…')
    expect(mask('1😀abcdef😃2')).toBe('1😀…😃2')
  })

  test('of megabytes only the edges are looked at', () => {
    expect(mask(`13${'5'.repeat(10_000_000)}89`)).toBe('13…89')
    expect(mask(`a${'😀'.repeat(5_000_000)}`)).toBe('a😀…😀😀')
  })

  const unit = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 1 }),
    fc.constantFrom(...'0123456789:/ \u0000', '😀', '\ud800', '\udc00', '://'),
  )

  test('never shows more than four characters, and of fewer than eight none', () => {
    fc.assert(
      fc.property(fc.array(unit, { maxLength: 30 }), (units) => {
        const text = units.join('')
        const masked = mask(text)
        if (/^[a-z][a-z0-9+.-]*:\/\/…$/i.test(masked)) {
          expect(text.startsWith(masked.slice(0, -1))).toBe(true)
          return
        }
        const shown = Array.from(masked)
        const characters = Array.from(text)
        expect(shown).toHaveLength(characters.length < 8 ? 1 : 5)
        expect(shown[characters.length < 8 ? 0 : 2]).toBe('…')
        expect(masked.replaceAll('\uFFFD', '')).not.toMatch(/[\p{C}\p{Z}]/u)
        const own = new Set([...characters.slice(0, 2), ...characters.slice(-2), '…', '\uFFFD'])
        expect(shown.filter((character) => !own.has(character))).toStrictEqual([])
      }),
      { numRuns: 1_000 },
    )
  })
})
