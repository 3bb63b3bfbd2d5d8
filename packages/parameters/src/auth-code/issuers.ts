/** The regions (ISO 3166-1 alpha-2) in which a merchant may accept the codes of an issuer; `null`: everywhere. */
export const issuers = [
  // "Important Parameters", pay.weixin.qq.com: 10 to 14 support Cross-Border Pay
  { issuer: 'mainland-china', merchantRegions: null },
  // "Important Parameters", pay.weixin.qq.com: 15 only in Hong Kong and mainland China
  { issuer: 'hong-kong', merchantRegions: ['HK', 'CN'] },
] as const

/** The region of the payer's WeChat Pay account. */
export type Issuer = (typeof issuers)[number]['issuer']

/** Without `merchantRegion` no region rule applies. */
export function isAcceptedIn(merchantRegion: string | undefined, issuer: Issuer): boolean {
  if (merchantRegion === undefined) return true
  return issuers.some(
    ({ issuer: name, merchantRegions }) =>
      name === issuer &&
      (merchantRegions === null || merchantRegions.some((region) => region === merchantRegion)),
  )
}
