import { inspect } from 'node:util'
import { w1 } from '@paycode/simulator/testing'
import { conceal, forget, PaymentCode, reveal } from '../../src/code/payment-code.ts'

const source = { kind: 'hid', id: 'a' } as const
const make = () =>
  new PaymentCode(
    w1,
    { wallet: 'wechat-pay', freshnessMs: 60, issuer: 'mainland-china' },
    { source, receivedAt: 7 },
  )

describe('PaymentCode', () => {
  test('says all about a code but its digits', () => {
    expect({ ...make() }).toStrictEqual({
      ...{ wallet: 'wechat-pay', issuer: 'mainland-china', lookAlike: undefined },
      ...{ status: 'recognised', masked: '13…89', source, receivedAt: 7, freshnessMs: 60 },
    })
    const other = new PaymentCode(
      w1,
      { wallet: 'alipay', freshnessMs: 60 },
      { source, receivedAt: 7 },
    )
    expect(other.issuer).toBeUndefined()
    const alike = { wallet: 'wechat-pay', freshnessMs: 60, lookAlike: 'sscc-18' } as const
    expect(new PaymentCode(w1, alike, { source, receivedAt: 7 }).lookAlike).toBe('sscc-18')
  })

  const everything = { showHidden: true, depth: Infinity, getters: true, showProxy: true }
  const views: readonly [name: string, view: (code: PaymentCode) => string][] = [
    ['String()', (code) => String(code)],
    ['a template', (code) => `code: ${code as unknown as string}`],
    ['toLocaleString()', (code) => (code as unknown as Date).toLocaleString()],
    ['JSON', (code) => JSON.stringify(code)],
    ['JSON of an array', (code) => JSON.stringify([{ code }])],
    ['inspect', (code) => inspect(code)],
    ['inspect, showing everything', (code) => inspect(code, everything)],
    ['inspect of a holder', (code) => inspect(new Map([[code, [code]]]), everything)],
    ['inspect of its class', (code) => inspect(code.constructor, everything)],
    ['a spread', (code) => inspect({ ...code }, everything)],
    ['a clone', (code) => inspect(structuredClone(code), everything)],
    ['Object.assign', (code) => inspect(Object.assign({}, code), everything)],
    ['all its members', (code) => inspect(Object.getOwnPropertyDescriptors(code), everything)],
    ['its symbols', (code) => inspect(Object.getOwnPropertySymbols(code))],
  ]

  test.each(views)('%s shows no digits', (_, view) => {
    expect(view(make())).not.toMatch(/[0-9]{3}/)
  })

  test('its digits are revealed to who holds it, until they are forgotten', () => {
    const code = make()
    expect(reveal(code)).toBe(w1)
    expect(reveal({ ...code })).toBeUndefined()
    expect(reveal(structuredClone(code))).toBeUndefined()
    forget(code)
    expect(reveal(code)).toBeUndefined()
  })

  test('another object can be given them', () => {
    const code = make()
    const holder = {}
    conceal(holder, reveal(code) ?? '')
    forget(code)
    expect(reveal(holder)).toBe(w1)
  })
})
