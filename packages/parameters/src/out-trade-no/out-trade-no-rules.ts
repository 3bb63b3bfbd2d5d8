/**
 * What each API accepts as a merchant order number. Lengths are in characters, both ends included.
 * pay.weixin.qq.com, micropay (V2) and docs/merchant/apis/code-payment-v3 (V3): at most 32; V3 at least 6;
 * letters, digits and `_-*`, in V2 also `|`. A number must also be unique for its mchid; the text alone cannot show that.
 */
export const outTradeNoRules = {
  v2: { minLength: 1, maxLength: 32, marks: '_-*|' },
  v3: { minLength: 6, maxLength: 32, marks: '_-*' },
} as const

export type OutTradeNoApi = keyof typeof outTradeNoRules

/** Whether a text has no characters but letters, digits and `marks`. */
export function isMadeOf(marks: string, text: string): boolean {
  return Array.from(text).every(
    (character) => /^[0-9A-Za-z]$/.test(character) || marks.includes(character),
  )
}
