import fc from 'fast-check'

import { parseAuthCode, recognisePaymentCode, wallets } from '../../src/index.ts'
import { hostileTexts } from '../hostile-texts.ts'
import { authCodeVectors } from '../vectors.ts'

describe('recognisePaymentCode', () => {
  test.each([
    ['alipay', '283854702356157409'],
    ['alipay', '28763443825664394'],
    ['alipay', '281006010000000000000000'],
    ['alipay', '2500000000000000'],
    ['alipay', '300000000000000000000000'],
    ['unionpay', '6223456789012345678'],
    ['emv-cpm', 'hQVDUFYwMWETTwegAAAAVVVVUAhQcm9kdWN0MQ=='],
  ])('%s: %s', (wallet, value) => {
    expect(recognisePaymentCode(value)).toStrictEqual({ ok: true, value, wallet })
  })

  test('WeChat Pay has an issuer and may have a look-alike', () => {
    expect(recognisePaymentCode('150000000000000000')).toStrictEqual({
      ok: true,
      value: '150000000000000000',
      wallet: 'wechat-pay',
      issuer: 'hong-kong',
    })
    expect(recognisePaymentCode('110105199003070017')).toMatchObject({
      issuer: 'mainland-china',
      lookAlike: 'cn-identity-number',
    })
  })

  test('options concern WeChat Pay only', () => {
    const options = { merchantRegion: 'SG' }
    expect(recognisePaymentCode('283854702356157409', options).ok).toBe(true)
    expect(recognisePaymentCode('150000000000000000', options)).toStrictEqual({
      ok: false,
      reason: 'region-not-accepted',
    })
    expect(recognisePaymentCode('160123456789012345', { enable: ['160'] }).ok).toBe(true)
  })

  test('wrong options name this function', () => {
    expect(() => recognisePaymentCode('', { merchantRegion: 'hk' })).toThrow(
      /^recognisePaymentCode: merchantRegion/,
    )
  })

  test.each(authCodeVectors)('row $row: parseAuthCode is it, narrowed', ({ input, options }) => {
    const any = recognisePaymentCode(input, options)
    const narrowed =
      any.ok && any.wallet !== 'wechat-pay'
        ? { ok: false, reason: 'other-wallet', wallet: any.wallet }
        : any
    expect(parseAuthCode(input, options)).toStrictEqual(narrowed)
  })

  test('total over any value', () => {
    const names: readonly string[] = wallets.map(({ wallet }) => wallet)
    fc.assert(
      fc.property(fc.anything(), (input) => {
        const verdict = recognisePaymentCode(input)
        if (verdict.ok) expect(names).toContain(verdict.wallet)
        else expect(typeof verdict.reason).toBe('string')
      }),
    )
  })

  test.each(hostileTexts)('100 000 characters: %s', (_name, text) => {
    expect(recognisePaymentCode(text).ok).toBe(text.startsWith('hQVDUFY'))
  })

  test('wrong use does not compile', () => {
    const verdict = recognisePaymentCode('283854702356157409')
    // @ts-expect-error another wallet is not a reason here
    expect(!verdict.ok && verdict.reason === 'other-wallet').toBe(false)
  })
})
