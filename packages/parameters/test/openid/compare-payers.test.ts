import fc from 'fast-check'

import { comparePayers, type Payer } from '../../src/index.ts'
import { hostileTexts } from '../hostile-texts.ts'

const payer = { appid: 'wx-a', openid: 'o-1' }

describe('comparePayers', () => {
  test.each<[string, Payer, Payer, string]>([
    ['one pair', payer, { ...payer }, 'same'],
    ['another openid under one appid', payer, { ...payer, openid: 'o-2' }, 'different'],
    ['another case is another openid', payer, { ...payer, openid: 'O-1' }, 'different'],
    ['a blank makes another openid', payer, { ...payer, openid: 'o-1 ' }, 'different'],
    ['one openid under two appids', payer, { ...payer, appid: 'wx-b' }, 'undecidable'],
    ['two appids', payer, { appid: 'wx-b', openid: 'o-2' }, 'undecidable'],
    ['another case is another appid', payer, { ...payer, appid: 'WX-a' }, 'undecidable'],
    [
      'two appids, one unionid',
      { ...payer, unionid: 'u' },
      { appid: 'wx-b', openid: 'o-2', unionid: 'u' },
      'same',
    ],
    [
      'two appids, two unionids (perhaps of two platform accounts)',
      { ...payer, unionid: 'u' },
      { appid: 'wx-b', openid: 'o-2', unionid: 'v' },
      'undecidable',
    ],
    [
      'two appids, a unionid on one side',
      { ...payer, unionid: 'u' },
      { appid: 'wx-b', openid: 'o-2' },
      'undecidable',
    ],
    [
      'one unionid beside two openids of one appid',
      { ...payer, unionid: 'u' },
      { ...payer, openid: 'o-2', unionid: 'u' },
      'same',
    ],
    [
      'two unionids beside one pair',
      { ...payer, unionid: 'u' },
      { ...payer, unionid: 'v' },
      'same',
    ],
    [
      'two unionids beside two openids of one appid',
      { ...payer, unionid: 'u' },
      { ...payer, openid: 'o-2', unionid: 'v' },
      'different',
    ],
    ['unionids of another case', { ...payer, unionid: 'u' }, { ...payer, unionid: 'U' }, 'same'],
    [
      'empty unionids are none',
      { ...payer, unionid: '' },
      { appid: 'wx-b', openid: 'o-2', unionid: '' },
      'undecidable',
    ],
  ])('%s', (_name, a, b, expected) => {
    expect(comparePayers(a, b)).toBe(expected)
    expect(comparePayers(b, a)).toBe(expected)
  })

  test.each<[string, unknown]>([
    ['undefined', undefined],
    ['null', null],
    ['text', 'wx-a'],
    ['empty object', {}],
    ['no appid', { openid: 'o-1', unionid: 'u' }],
    ['no openid', { appid: 'wx-a', unionid: 'u' }],
    ['empty appid', { appid: '', openid: 'o-1', unionid: 'u' }],
    ['empty openid', { appid: 'wx-a', openid: '', unionid: 'u' }],
    ['null openid', { appid: 'wx-a', openid: null, unionid: 'u' }],
    ['number', { appid: 1, openid: 1, unionid: 'u' }],
  ])('a payer with a hole is undecidable, even against itself: %s', (_name, hole) => {
    const full = { ...payer, unionid: 'u' }
    expect(comparePayers(hole as Payer, full)).toBe('undecidable')
    expect(comparePayers(full, hole as Payer)).toBe('undecidable')
    expect(comparePayers(hole as Payer, hole as Payer)).toBe('undecidable')
  })

  test('total and symmetric over any values', () => {
    const field = fc.oneof(fc.constantFrom('a', 'b', '', undefined), fc.anything())
    const payers = fc.oneof(
      fc.anything(),
      fc.record({ appid: field, openid: field, unionid: field }, { requiredKeys: [] }),
    )
    fc.assert(
      fc.property(payers, payers, (a, b) => {
        const verdict = comparePayers(a as Payer, b as Payer)
        expect(['same', 'different', 'undecidable']).toContain(verdict)
        expect(comparePayers(b as Payer, a as Payer)).toBe(verdict)
      }),
      { numRuns: 1000 },
    )
  })

  test.each(hostileTexts)('100 000 characters: %s', (_name, text) => {
    expect(comparePayers({ ...payer, openid: text }, payer)).toBe('different')
    expect(comparePayers({ ...payer, openid: text }, { ...payer, openid: text })).toBe('same')
  })

  test('wrong use does not compile', () => {
    // @ts-expect-error a payer without appid cannot be compared
    expect(comparePayers({ openid: 'o-1' }, payer)).toBe('undecidable')
    // @ts-expect-error a text is no payer
    expect(comparePayers('o-1', payer)).toBe('undecidable')
  })
})
