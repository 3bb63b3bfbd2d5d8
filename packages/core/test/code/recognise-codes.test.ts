import { w1, w2 } from '@paycode/simulator/testing'
import { of, Subject } from 'rxjs'
import { TestScheduler } from 'rxjs/testing'
import { PaymentCode, reveal } from '../../src/code/payment-code.ts'
import { recogniseCodes, type CodeRules, type Unfit } from '../../src/code/recognise-codes.ts'
import { reject, type Rejection } from '../../src/scan/rejection.ts'
import type { Scan } from '../../src/scan/scan.ts'
import { symbologies } from '../../src/scan/symbology.ts'

const hongKong = '150000000000000000'
const code160 = '160123456789012345'
const alipay = '287654321098765432'
const unionPay = '6212345678901234567'
const emv = 'hQVDUFYwMWETTwegAAAAVVVVUAhQcm9kdWN0MQ=='
const ean = '6901234567892'
const card = '4111111111111111'

const source = { kind: 'serial', id: 'a' } as const
const scanOf = (text: string, more: Partial<Scan> = {}): Scan => ({
  ...{ text, source, receivedAt: 7 },
  ...more,
})

function judge(scan: Scan | string, rules?: CodeRules): PaymentCode | Unfit | Rejection {
  const scans$ = of<Scan[]>(typeof scan === 'string' ? scanOf(scan) : scan)
  let judged: PaymentCode | Unfit | Rejection | undefined
  scans$.pipe(recogniseCodes<string>(rules)).subscribe((result) => (judged = result))
  if (judged === undefined) throw new Error('no verdict')
  return judged
}

/** A short verdict: an accepted code's wallet, or the reason, with `+` where the scan goes to the other scans. */
function verdict(scan: Scan | string, rules?: CodeRules): string {
  const judged = judge(scan, rules)
  if (judged instanceof PaymentCode) return judged.wallet
  if (!('rejection' in judged)) throw new Error('a rejection')
  const { rejection, other } = judged
  return [rejection.reason, rejection.wallet, other && '+'].filter(Boolean).join(' ')
}

describe('a code', () => {
  test('is a PaymentCode, with where and when it was scanned', () => {
    const code = judge(w1)
    expect(code).toBeInstanceOf(PaymentCode)
    expect({ ...code }).toStrictEqual({
      ...{ wallet: 'wechat-pay', issuer: 'mainland-china', lookAlike: undefined },
      ...{ status: 'recognised', masked: '13…89', source, receivedAt: 7, freshnessMs: 60_000 },
    })
    expect(reveal(code)).toBe(w1)
  })

  test('may look like something else, and is one none the less', () => {
    expect(judge('110105199003070017')).toMatchObject({
      ...{ wallet: 'wechat-pay', lookAlike: 'cn-identity-number' },
    })
  })

  test('another wallet’s has no issuer', () => {
    expect(judge(alipay, { accept: ['alipay'] })).toMatchObject({
      ...{ wallet: 'alipay', issuer: undefined, masked: '28…32' },
    })
  })
})

describe('a scan that is no code', () => {
  test('has a rejection without the text, and the scan for who may have it', () => {
    const scan = scanOf(ean)
    expect(judge(scan)).toStrictEqual({
      status: 'unfit',
      scan,
      rejection: {
        ...{ status: 'rejected', reason: 'wrong-length', masked: '69…92', source, at: 7 },
      },
      other: true,
    })
  })

  test('another wallet’s names it', () => {
    expect(judge(alipay)).toMatchObject({
      rejection: { reason: 'other-wallet', wallet: 'alipay', masked: '28…32' },
      other: false,
    })
  })

  test('a card number names no wallet', () => {
    const judged = judge(card)
    expect(judged).toMatchObject({ rejection: { reason: 'other-wallet' }, other: false })
    expect((judged as Unfit).rejection).not.toHaveProperty('wallet')
  })
})

describe('which wallets are accepted', () => {
  const rules = {
    none: undefined,
    wechat: { accept: ['wechat-pay'] },
    alipay: { accept: ['alipay'] },
    unionpay: { accept: ['unionpay'] },
    all: { accept: ['wechat-pay', 'alipay', 'unionpay'] },
    emv: { accept: ['emv-cpm'] },
  } satisfies Record<string, CodeRules | undefined>

  test.each([
    [w1, 'none', 'wechat-pay'],
    [w1, 'wechat', 'wechat-pay'],
    [w1, 'alipay', 'other-wallet wechat-pay'],
    [w1, 'all', 'wechat-pay'],
    [hongKong, 'none', 'wechat-pay'],
    [alipay, 'none', 'other-wallet alipay'],
    [alipay, 'alipay', 'alipay'],
    [alipay, 'all', 'alipay'],
    [unionPay, 'none', 'other-wallet unionpay'],
    [unionPay, 'alipay', 'other-wallet unionpay'],
    [unionPay, 'unionpay', 'unionpay'],
    [unionPay, 'all', 'unionpay'],
    [emv, 'all', 'other-wallet emv-cpm'],
    [emv, 'emv', 'emv-cpm'],
    [emv.slice(0, -4), 'emv', 'incomplete emv-cpm'],
    [`${emv} `, 'emv', 'incomplete emv-cpm'],
    [emv.slice(0, -4), 'all', 'other-wallet emv-cpm'],
    [w1, 'emv', 'other-wallet wechat-pay'],
  ] as const)('%s with %s: %s', (text, name, expected) => {
    expect(verdict(text, rules[name])).toBe(expected)
  })

  test.each([card, '378282246310005', '621234567890123456', '6212345678901234'])(
    'a card number is another wallet’s, whatever is accepted: %s',
    (number) => {
      expect(verdict(number)).toBe('other-wallet')
      expect(verdict(number, rules.all)).toBe('other-wallet')
    },
  )
})

describe('the rules of WeChat Pay', () => {
  test.each([
    ['SG', hongKong, 'region-not-accepted'],
    ['HK', hongKong, 'wechat-pay'],
    ['CN', hongKong, 'wechat-pay'],
    ['SG', w1, 'wechat-pay'],
    ['SG', alipay, 'other-wallet alipay'],
  ])('in %s, %s: %s', (merchantRegion, text, expected) => {
    expect(verdict(text, { merchantRegion })).toBe(expected)
  })

  test('160 is off unless it is enabled, and secret in any case', () => {
    expect(verdict(code160)).toBe('prefix-not-enabled')
    expect(verdict(code160, { enable: ['160'] })).toBe('wechat-pay')
    expect(verdict(code160, { enable: ['160'], merchantRegion: 'SG' })).toBe('region-not-accepted')
  })
})

describe('the symbology is asked first', () => {
  test.each(symbologies.map((row) => row.symbology))('%s', (symbology) => {
    const mayPay = symbology === 'qr' || symbology === 'code-128'
    const scan = (text: string) => scanOf(text, { symbology })
    expect(verdict(scan(w1))).toBe(mayPay ? 'wechat-pay' : 'wrong-symbology')
    expect(verdict(scan(alipay))).toBe(mayPay ? 'other-wallet alipay' : 'wrong-symbology')
    expect(verdict(scan(ean))).toBe(mayPay ? 'wrong-length +' : 'wrong-symbology +')
    expect(verdict(scan(hongKong), { merchantRegion: 'SG' })).toBe(
      mayPay ? 'region-not-accepted' : 'wrong-symbology',
    )
    expect(verdict(scan(card))).toBe(mayPay ? 'other-wallet' : 'wrong-symbology')
  })

  test('an unknown one is no objection', () => {
    expect(verdict(scanOf(w1, { aim: ']X0' }))).toBe('wechat-pay')
  })
})

describe('what goes to the other scans', () => {
  test.each([
    [ean, 'wrong-length +'],
    ['SAVE10', 'illegal-character +'],
    ['170000000000000000', 'unknown-prefix +'],
    ['340123450000000001', 'unknown-prefix +'],
    ['https://shop.example/', 'merchant-code +'],
    ['weixin://wxpay/bizpayurl?pr=a', 'merchant-code +'],
    ['two words', 'whitespace +'],
    ['13456789012345678', 'wrong-length'],
    ['1345678901234567890', 'wrong-length +'],
  ])('%s: %s', (text, expected) => {
    expect(verdict(text)).toBe(expected)
  })

  test.each([
    [w1 + w1, 'scanned-twice'],
    [w1 + w2, 'wrong-length'],
    [alipay + alipay, 'scanned-twice'],
    ['1345 6789 0123 4567 89', 'whitespace'],
    [`${w1}\r`, 'whitespace'],
    [`${w1}\u0000`, 'illegal-character'],
    ['1345-6789-0123-4567-89', 'illegal-character'],
    ['4111 1111 1111 1111', 'whitespace'],
    ['１３４５６７８９０１２３４５６７８９', 'non-ascii-digits'],
    ['۱۳۴۵۶۷۸۹۰۱۲۳۴۵۶۷۸۹', 'non-ascii-digits'],
  ])('never %j, which is %s', (text, expected) => {
    expect(verdict(text)).toBe(expected)
  })
})

describe('recogniseCodes', () => {
  test('lets rejections through, in order, as long as it is held', () => {
    const scheduler = new TestScheduler((a, b) => expect(a).toStrictEqual(b))
    scheduler.run(({ cold, expectObservable, expectSubscriptions }) => {
      const x = reject('incomplete', w1, source, 5)
      const e = scanOf(ean)
      const scans$ = cold<Scan | typeof x>('--x--e-x-|', { x, e })
      expectObservable(scans$.pipe(recogniseCodes()), '^------!').toBe('--x--u--', {
        x,
        u: judge(e),
      })
      expectSubscriptions(scans$.subscriptions).toBe('^------!')
    })
  })

  test.each([
    { merchantRegion: 'hk' },
    { merchantRegion: 'Hong Kong' },
    { enable: ['170'] },
    { enable: '160' },
  ])('throws at the call for %j, not in the stream', (rules) => {
    expect(() => recogniseCodes(rules as unknown as CodeRules)).toThrow(TypeError)
  })

  test('one bad scan does not end the stream', () => {
    const scans$ = new Subject<Scan>()
    const seen: unknown[] = []
    scans$.pipe(recogniseCodes()).subscribe((judged) => seen.push(judged))
    scans$.next(scanOf('\ud800'.repeat(100)))
    scans$.next(scanOf(''))
    scans$.next(scanOf(w1))
    expect(seen).toHaveLength(3)
    expect(seen[2]).toBeInstanceOf(PaymentCode)
  })
})
