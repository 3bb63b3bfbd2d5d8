/**
 * Ways to pay with WeChat Pay, and whether the order must name the payer's openid.
 * "Important Parameters", pay.weixin.qq.com: mandatory for Official Account and Mini Program payment.
 * Names: V2 Unified Order and micropay; `MINIPROGRAM` is this package's, as WeChat sends `JSAPI` there too.
 */
export const tradeTypes = [
  { tradeType: 'JSAPI', product: 'Official Account', openidRequired: true },
  { tradeType: 'MINIPROGRAM', product: 'Mini Program', openidRequired: true },
  { tradeType: 'NATIVE', product: 'QR code shown to the customer', openidRequired: false },
  { tradeType: 'APP', product: 'In-App', openidRequired: false },
  { tradeType: 'MICROPAY', product: 'Quick Pay', openidRequired: false },
  { tradeType: 'MWEB', product: 'mobile browser (H5)', openidRequired: false },
] as const

export type TradeType = (typeof tradeTypes)[number]['tradeType']
