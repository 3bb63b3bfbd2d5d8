/** The beginnings of QR codes that the customer scans, not the till. Compared without regard to case. */
export const merchantCodeSchemes = [
  'weixin://', // the code_url of Native payment, `weixin://wxpay/bizpayurl`
  'wxp://', // a personal receiving code
  'http://', // any other wallet's or shop's page
  'https://',
] as const

export function isMerchantCode(text: string): boolean {
  return merchantCodeSchemes.some((scheme) => text.slice(0, scheme.length).toLowerCase() === scheme)
}
