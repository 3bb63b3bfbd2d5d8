/** A payer as in WeChat Pay's replies. For a sub-merchant, pass `sub_appid` with `sub_openid`. */
export interface Payer {
  /** The app that `openid` belongs to. */
  readonly appid: string
  /** The payer's id in this app. Another app has another id for the same person. */
  readonly openid: string
  /** The payer's id in all apps of one Open Platform account. */
  readonly unionid?: string | undefined
}

export type PayerComparison = 'same' | 'different' | 'undecidable'

/**
 * Whether two payers are the same WeChat user. Ids are compared exactly, with regard to case.
 *
 * - Equal unionid: `same`, whatever the openids say.
 * - Else same appid: equal openid `same`, other openid `different`. An openid is unique for a user under an appid
 *   ("Important Parameters", pay.weixin.qq.com), so unequal unionids beside equal openids do not outweigh it.
 * - Else `undecidable`: openids of two apps cannot be compared, and unequal unionids may come from two Open
 *   Platform accounts (developers.weixin.qq.com, union-id).
 *
 * Never throws: a payer that is not an object, or whose appid or openid is not a non-empty string, is `undecidable`. A unionid
 * that is not a non-empty string counts as absent.
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
