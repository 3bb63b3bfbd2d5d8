/**
 * Who makes which payment code: one row for each shape. A text has a row's shape when it is made of the row's
 * alphabet, begins with one of its prefixes and has `minLength` to `maxLength` characters, both included
 * (`null`: no upper bound).
 * `optIn` names the prefix that is accepted only when `enable` lists it; `issuer` is known for WeChat Pay only.
 */
export const wallets = [
  {
    // "Important Parameters", pay.weixin.qq.com: 18 digits, 10 to 14 are users of mainland China
    wallet: 'wechat-pay',
    issuer: 'mainland-china',
    alphabet: 'digits',
    prefixes: ['10', '11', '12', '13', '14'],
    minLength: 18,
    maxLength: 18,
    optIn: null,
  },
  {
    // "Important Parameters", pay.weixin.qq.com: 15 are users of Hong Kong
    wallet: 'wechat-pay',
    issuer: 'hong-kong',
    alphabet: 'digits',
    prefixes: ['15'],
    minLength: 18,
    maxLength: 18,
    optIn: null,
  },
  {
    // HK Multi-Wallet, pay.weixin.qq.com/wiki/doc/api/wxpay/en/fusion_wallet/QuickPay/chapter3_1.shtml, 2020.
    // The only official page with this prefix, hence opt-in.
    wallet: 'wechat-pay',
    issuer: 'hong-kong',
    alphabet: 'digits',
    prefixes: ['160'],
    minLength: 18,
    maxLength: 18,
    optIn: '160',
  },
  {
    // alipay.trade.pay, as copied at w3cschool.cn/aliminiapp; KakaoPay and other Alipay+ partners are inside it
    wallet: 'alipay',
    issuer: null,
    alphabet: 'digits',
    prefixes: ['25', '26', '27', '28', '29', '30'],
    minLength: 16,
    maxLength: 24,
    optIn: null,
  },
  {
    // jeepay ba371119, JeepayKit.getPayWayCodeByBarCode. Also the shape of a UnionPay card number: mask it.
    wallet: 'unionpay',
    issuer: null,
    alphabet: 'digits',
    prefixes: ['62'],
    minLength: 19,
    maxLength: 19,
    optIn: null,
  },
  {
    // EMVCo consumer-presented mode: base64 of 85 05 "CPV01"; mvallim/emv-qrcode, phannaly/emv-qr-code
    wallet: 'emv-cpm',
    issuer: null,
    alphabet: 'base64',
    prefixes: ['hQVDUFY'],
    minLength: 7,
    maxLength: null,
    optIn: null,
  },
] as const

export type WalletRow = (typeof wallets)[number]

/** Wallets that can be told from their code. */
export type Wallet = WalletRow['wallet']

export type OtherWallet = Exclude<Wallet, 'wechat-pay'>

/** Prefixes that are refused until `enable` lists them. */
export type OptInPrefix = NonNullable<WalletRow['optIn']>
