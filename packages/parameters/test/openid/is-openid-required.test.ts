import fc from 'fast-check'

import { isOpenidRequired, type TradeType } from '../../src/index.ts'
import { hostileTexts } from '../hostile-texts.ts'

const unknown = new TypeError(
  'isOpenidRequired: unknown trade type. Known are: JSAPI, MINIPROGRAM, NATIVE, APP, MICROPAY, MWEB.',
)

describe('isOpenidRequired', () => {
  test.each([
    ['JSAPI', true],
    ['MINIPROGRAM', true],
    ['NATIVE', false],
    ['APP', false],
    ['MICROPAY', false],
    ['MWEB', false],
  ] as const)('%s: %s', (tradeType, expected) => {
    expect(isOpenidRequired(tradeType)).toBe(expected)
  })

  test.each(['jsapi', '', 'FACEPAY', 'toString', '__proto__', null, undefined, 1])(
    '%j throws',
    (tradeType) => {
      expect(() => isOpenidRequired(tradeType as TradeType)).toThrow(unknown)
    },
  )

  test('whatever is unknown throws TypeError and nothing else', () => {
    fc.assert(
      fc.property(fc.anything(), (tradeType) => {
        expect(() => isOpenidRequired(tradeType as TradeType)).toThrow(unknown)
      }),
    )
  })

  test.each(hostileTexts)('100 000 characters: %s', (_name, text) => {
    expect(() => isOpenidRequired(text as TradeType)).toThrow(unknown)
  })

  test('wrong use does not compile', () => {
    // @ts-expect-error trade types are in capitals
    expect(() => isOpenidRequired('jsapi')).toThrow(TypeError)
  })
})
