import fc from 'fast-check'

import { checkOutTradeNo, outTradeNoReasons } from '../../src/index.ts'
import { hostileTexts } from '../hostile-texts.ts'

const reasons: readonly string[] = outTradeNoReasons.map(({ reason }) => reason)

describe('checkOutTradeNo', () => {
  test.each([
    ['123456', 'ok', 'ok'],
    ['12345', 'too-short', 'ok'],
    ['1', 'too-short', 'ok'],
    ['', 'empty', 'empty'],
    ['a'.repeat(32), 'ok', 'ok'],
    ['a'.repeat(33), 'too-long', 'too-long'],
    ['Az_-*09', 'ok', 'ok'],
    ['order|1', 'illegal-character', 'ok'],
    ['order 1', 'illegal-character', 'illegal-character'],
    ['order-1\n', 'illegal-character', 'illegal-character'],
    ['order.1', 'illegal-character', 'illegal-character'],
    ['订单号码号码', 'illegal-character', 'illegal-character'],
    ['１２３４５６', 'illegal-character', 'illegal-character'],
    ['order1😀', 'illegal-character', 'illegal-character'],
    [123456, 'not-a-string', 'not-a-string'],
    [null, 'not-a-string', 'not-a-string'],
  ])('%j: V3 %s, V2 %s', (input, v3, v2) => {
    const expected = (verdict: string) =>
      verdict === 'ok' ? { ok: true, value: input } : { ok: false, reason: verdict }
    expect(checkOutTradeNo(input)).toStrictEqual(expected(v3))
    expect(checkOutTradeNo(input, { api: 'v3' })).toStrictEqual(expected(v3))
    expect(checkOutTradeNo(input, { api: 'v2' })).toStrictEqual(expected(v2))
  })

  test.each(['v1', 'V3', '', null, 3, 'toString'])('api %j throws', (api) => {
    expect(() => checkOutTradeNo('123456', { api: api as 'v3' })).toThrow(TypeError)
  })

  test('options must be an object', () => {
    expect(() => checkOutTradeNo('123456', 'v2' as never)).toThrow(TypeError)
  })

  test('what V3 takes, V2 takes too, and both give the input back', () => {
    const text = fc.string({ unit: fc.constantFrom(...'aZ0_-*| .１'.split('')), maxLength: 40 })
    fc.assert(
      fc.property(text, (input) => {
        const v3 = checkOutTradeNo(input)
        expect(v3.ok).toBe(/^[0-9A-Za-z_\-*]{6,32}$/.test(input))
        if (v3.ok) expect(checkOutTradeNo(input, { api: 'v2' })).toStrictEqual(v3)
      }),
      { numRuns: 1000 },
    )
  })

  test('total over any value', () => {
    fc.assert(
      fc.property(fc.oneof(fc.anything(), fc.string({ unit: 'binary' })), (input) => {
        const verdict = checkOutTradeNo(input)
        if (verdict.ok) expect(verdict.value).toBe(input)
        else expect(reasons).toContain(verdict.reason)
      }),
    )
  })

  test.each(hostileTexts)('100 000 characters: %s', (_name, text) => {
    expect(checkOutTradeNo(text)).toStrictEqual({ ok: false, reason: 'too-long' })
  })

  test('wrong use does not compile', () => {
    // @ts-expect-error there are two APIs
    expect(() => checkOutTradeNo('123456', { api: 'v4' })).toThrow(TypeError)
  })
})
