import type { Language } from '@paycode/core'
import type { Issuer, Wallet } from '@paycode/parameters'
import type { InputName } from './scan-options.ts'

/** The screen's own words. The words for refusals are in core's `cashierTexts`. */
export interface Words {
  readonly title: string
  readonly stopHint: string
  readonly scanNow: Readonly<Record<InputName | 'demo', string>>
  readonly ready: string
  readonly seconds: (seconds: number) => string
  readonly tooOld: string
  readonly maybeIdentityNumber: string
  readonly nothing: string
  readonly summary: (ready: number, refused: number) => string
  readonly wallets: Readonly<Record<Wallet, string>>
  readonly issuers: Readonly<Record<Issuer, string>>
}

export const words: Readonly<Record<Language, Words>> = {
  en: {
    title: 'Paycode',
    stopHint: 'Ctrl+C stops',
    scanNow: {
      tty: "Scan the payment code on the customer's phone.",
      stdin: 'Reading codes from the input, one a line.',
      manual: 'Type a code and press Enter.',
      hid: "Scan the payment code on the customer's phone.",
      serial: "Scan the payment code on the customer's phone.",
      demo: 'Demo: a simulated wallet is scanned. Its codes are made up.',
    },
    ready: 'ready to submit',
    seconds: (seconds) => `${seconds} s`,
    tooOld: 'too old now: let the customer refresh it',
    maybeIdentityNumber: 'It could also be an identity number: look at what was scanned.',
    nothing: '· No new code: too short, held down, or just scanned.',
    summary: (ready, refused) => `${ready} ready, ${refused} refused`,
    wallets: {
      'wechat-pay': 'WeChat Pay',
      alipay: 'Alipay',
      unionpay: 'UnionPay',
      'emv-cpm': 'EMV QR',
      paypay: 'PayPay',
      'line-pay': 'LINE Pay',
      'rakuten-pay': 'Rakuten Pay',
      'd-barai': 'd-barai',
      merpay: 'Merpay',
      'au-pay': 'au PAY',
      pring: 'pring',
    },
    issuers: { 'mainland-china': 'mainland China', 'hong-kong': 'Hong Kong' },
  },
  zh: {
    title: 'Paycode',
    stopHint: '按 Ctrl+C 结束',
    scanNow: {
      tty: '请扫描顾客手机上的付款码。',
      stdin: '正在逐行读取付款码。',
      manual: '请输入付款码并按回车。',
      hid: '请扫描顾客手机上的付款码。',
      serial: '请扫描顾客手机上的付款码。',
      demo: '演示：正在扫描模拟钱包，付款码均为虚构。',
    },
    ready: '可以收款',
    seconds: (seconds) => `${seconds} 秒`,
    tooOld: '已过期，请顾客刷新付款码',
    maybeIdentityNumber: '也可能是身份证号码，请确认扫描的内容。',
    nothing: '· 没有新的付款码：输入太短、按键未松开，或刚刚扫过。',
    summary: (ready, refused) => `可收款 ${ready} 个，拒绝 ${refused} 个`,
    wallets: {
      'wechat-pay': '微信支付',
      alipay: '支付宝',
      unionpay: '云闪付',
      'emv-cpm': 'EMV 二维码',
      paypay: 'PayPay',
      'line-pay': 'LINE Pay',
      'rakuten-pay': '乐天支付',
      'd-barai': 'd払い',
      merpay: 'Merpay',
      'au-pay': 'au PAY',
      pring: 'pring',
    },
    issuers: { 'mainland-china': '中国内地', 'hong-kong': '中国香港' },
  },
}
