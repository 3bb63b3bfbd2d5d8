/** Where the merchant may be (ISO 3166-1 alpha-2) to take the codes of an issuer; `null`: anywhere. */
export const issuers = [
  // "Important Parameters", pay.weixin.qq.com: 10 to 14 support Cross-Border Pay
  { issuer: 'mainland-china', merchantRegions: null },
  // "Important Parameters", pay.weixin.qq.com: 15 only in Hong Kong and mainland China
  { issuer: 'hong-kong', merchantRegions: ['HK', 'CN'] },
] as const

/** Where the payer's WeChat Pay account is. */
export type Issuer = (typeof issuers)[number]['issuer']

/** `merchantRegion` undefined: no region rule. */
export function isAcceptedIn(merchantRegion: string | undefined, issuer: Issuer): boolean {
  if (merchantRegion === undefined) return true
  return issuers.some(
    ({ issuer: name, merchantRegions }) =>
      name === issuer &&
      (merchantRegions === null || merchantRegions.some((region) => region === merchantRegion)),
  )
}
