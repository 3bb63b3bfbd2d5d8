import type { CodeRecogniser } from '@paycode/parameters'

/**
 * Whether digits are a WeChat Pay code with one digit doubled or lost at an end: the first key of a scan bounces or
 * goes to another window. Whoever reads the rest has ten codes to try at most. There is no such rule for other wallets.
 * Alipay's codes have nine lengths, so one digit more or less is another code. A rule for UnionPay's would match a
 * tenth of all 18-digit labels (D-118).
 */
export function isNearCode(digits: string, codes: CodeRecogniser<string>): boolean {
  const isCode = (text: string): boolean => {
    const verdict = codes.recognise(text)
    return verdict.ok && verdict.wallet === 'wechat-pay'
  }
  const isDoubled = (one: number, other: number): boolean => digits.at(one) === digits.at(other)
  return (
    (isDoubled(0, 1) && isCode(digits.slice(1))) ||
    (isDoubled(-1, -2) && isCode(digits.slice(0, -1))) ||
    // A lost first digit can only be 1, since all codes begin with 1. For the same reason, 17 digits that lack their
    // last match this test: a 1 in front makes them a code too.
    isCode(`1${digits}`)
  )
}
