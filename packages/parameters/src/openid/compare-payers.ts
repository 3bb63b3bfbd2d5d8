/** A payer as WeChat Pay names one in a reply. Of a sub-merchant: `sub_appid` with `sub_openid`. */
export interface Payer {
  /** The app under which `openid` was given out. */
  readonly appid: string
  /** The payer's id under `appid`: another app has another one for the same person. */
  readonly openid: string
  /** The payer's id under all apps of one Open Platform account. */
  readonly unionid?: string | undefined
}

export type PayerComparison = 'same' | 'different' | 'undecidable'

/**
 * Whether two payers are one WeChat user. Ids are compared exactly and with regard to case.
 *
 * - Equal unionid: `same`, whatever the openids say.
 * - Else same appid: equal openid `same`, other openid `different`. An openid is unique for a user under an appid
 *   ("Important Parameters", pay.weixin.qq.com), so unequal unionids beside equal openids do not outweigh it.
 * - Else `undecidable`: openids of two apps cannot be compared, and unequal unionids may come from two Open
 *   Platform accounts (developers.weixin.qq.com, union-id).
 *
 * Total: a payer that is no object, or without an appid or openid that is a string with something in it, is
 * `undecidable`; a unionid of that kind counts as not given.
 */
export function comparePayers(a: Payer, b: Payer): PayerComparison {
  if (!isPayer(a) || !isPayer(b)) return 'undecidable'
  if (isId(a.unionid) && a.unionid === b.unionid) return 'same'
  if (a.appid !== b.appid) return 'undecidable'
  return a.openid === b.openid ? 'same' : 'different'
}

function isPayer(payer: Payer | null | undefined): payer is Payer {
  return isId(payer?.appid) && isId(payer?.openid)
}

function isId(id: unknown): id is string {
  return typeof id === 'string' && id !== ''
}
