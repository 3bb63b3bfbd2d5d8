/** Why a text is not a merchant order number. The rules are checked in this order. */
export const outTradeNoReasons = [
  { reason: 'not-a-string', meaning: 'Not a string.' },
  { reason: 'empty', meaning: 'The empty string.' },
  { reason: 'too-short', meaning: 'Fewer characters than the API takes (V3: 6).' },
  { reason: 'too-long', meaning: 'More than 32 characters.' },
  {
    reason: 'illegal-character',
    meaning: 'A character other than letters, digits, `_-*` (V2: or a vertical bar).',
  },
] as const

export type OutTradeNoReason = (typeof outTradeNoReasons)[number]['reason']
