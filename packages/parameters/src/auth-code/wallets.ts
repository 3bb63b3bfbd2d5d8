import type { Alphabet } from './alphabets.ts'
import type { Issuer } from './issuers.ts'

/**
 * The built-in wallets' codes, one row for each shape. A text has a row's shape when it consists of the row's alphabet,
 * begins with one of its prefixes and has one of its lengths, in characters (`null`: the prefix alone decides).
 * `optIn` names the prefix that is accepted only when `enable` lists it; `issuer` is known for WeChat Pay only.
 *
 * Japan: every code begins with its operator's eight digits, by which a shop recognises the service (JPQR guideline,
 * paymentsjapan.or.jp). The digits of each operator and the lengths of its codes come from one blog: ri25r.hatenablog.jp, 2020.
 */
export const wallets = [
  {
    // "Important Parameters", pay.weixin.qq.com: 18 digits, 10 to 14 are users of mainland China
    wallet: 'wechat-pay',
    issuer: 'mainland-china',
    alphabet: 'digits',
    prefixes: ['10', '11', '12', '13', '14'],
    lengths: [18],
    optIn: null,
  },
  {
    // "Important Parameters", pay.weixin.qq.com: 15 are users of Hong Kong
    wallet: 'wechat-pay',
    issuer: 'hong-kong',
    alphabet: 'digits',
    prefixes: ['15'],
    lengths: [18],
    optIn: null,
  },
  {
    // HK Multi-Wallet, pay.weixin.qq.com/wiki/doc/api/wxpay/en/fusion_wallet/QuickPay/chapter3_1.shtml, 2020.
    // The only official page with this prefix, hence opt-in.
    wallet: 'wechat-pay',
    issuer: 'hong-kong',
    alphabet: 'digits',
    prefixes: ['160'],
    lengths: [18],
    optIn: '160',
  },
  {
    // alipay.trade.pay, as copied at w3cschool.cn/aliminiapp; includes KakaoPay and other Alipay+ partners
    wallet: 'alipay',
    issuer: null,
    alphabet: 'digits',
    prefixes: ['25', '26', '27', '28', '29', '30'],
    lengths: [16, 17, 18, 19, 20, 21, 22, 23, 24],
    optIn: null,
  },
  {
    // jeepay ba371119, JeepayKit.getPayWayCodeByBarCode. Also the shape of a UnionPay card number: mask it.
    wallet: 'unionpay',
    issuer: null,
    alphabet: 'digits',
    prefixes: ['62'],
    lengths: [19],
    optIn: null,
  },
  {
    // EMVCo consumer-presented mode: base64 of 85 05 "CPV01"; mvallim/emv-qrcode, phannaly/emv-qr-code
    wallet: 'emv-cpm',
    issuer: null,
    alphabet: 'base64',
    prefixes: ['hQVDUFY'],
    lengths: null,
    optIn: null,
  },
  {
    // PayPay: the same blog alone, which shows two digits after the operator's eight
    wallet: 'paypay',
    issuer: null,
    alphabet: 'digits',
    prefixes: ['9000818188'],
    lengths: [20],
    optIn: null,
  },
  {
    // LINE Pay: the same blog alone, which shows seven digits. Closed in Japan in 2025; its codes are still masked
    wallet: 'line-pay',
    issuer: null,
    alphabet: 'digits',
    prefixes: ['9000000'],
    lengths: [19],
    optIn: null,
  },
  {
    // Rakuten Pay: the same blog alone, which shows six digits
    wallet: 'rakuten-pay',
    issuer: null,
    alphabet: 'digits',
    prefixes: ['900001'],
    lengths: [16],
    optIn: null,
  },
  {
    // d-barai: the same blog alone, its bar code. Its QR is base64 of an undocumented shape and is not recognised
    wallet: 'd-barai',
    issuer: null,
    alphabet: 'digits',
    prefixes: ['90000002'],
    lengths: [22],
    optIn: null,
  },
  {
    // Merpay: the same blog alone
    wallet: 'merpay',
    issuer: null,
    alphabet: 'digits',
    prefixes: ['31589900'],
    lengths: [19],
    optIn: null,
  },
  {
    // au PAY: the same blog alone
    wallet: 'au-pay',
    issuer: null,
    alphabet: 'digits',
    prefixes: ['31589921'],
    lengths: [19],
    optIn: null,
  },
  {
    // pring: the same blog alone
    wallet: 'pring',
    issuer: null,
    alphabet: 'digits',
    prefixes: ['31589995'],
    lengths: [19],
    optIn: null,
  },
] as const

/** The fields that a built-in row and a row of `defineWallet` share. */
export interface WalletShape {
  readonly wallet: string
  readonly issuer: Issuer | null
  readonly alphabet: Alphabet
  readonly prefixes: readonly string[]
  readonly lengths: readonly number[] | null
  readonly optIn: string | null
}

export type WalletRow = (typeof wallets)[number]

/** The name of a built-in wallet. */
export type Wallet = WalletRow['wallet']

/** A built-in wallet's name, or a defined one's. */
export type WalletName = Wallet | (string & Record<never, never>)

export type OtherWallet = Exclude<Wallet, 'wechat-pay'>

/** Prefixes that are refused until `enable` lists them. */
export type OptInPrefix = NonNullable<WalletRow['optIn']>
