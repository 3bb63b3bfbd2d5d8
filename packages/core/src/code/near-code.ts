import type { CodeRecogniser } from '@paycode/parameters'

/**
 * Whether digits are a WeChat Pay code with one digit doubled, or lost, at an end: the first key of a scan bounces, or goes to
 * another window, and whoever sees the rest has nine codes to try. Of other wallets' codes no such rule is kept: Alipay's have so many lengths
 * that one digit more or less is a code of its own, and a rule for UnionPay's would take a tenth of all 18-digit labels.
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
    // 17 digits that want their first want their last as well, if they begin so: all codes begin with 1.
    isCode(`1${digits}`)
  )
}
