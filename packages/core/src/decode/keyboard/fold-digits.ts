const otherDigit = /(?![0-9])\p{Nd}/gu
const isDecimal = /\p{Nd}/u

/**
 * Unicode's decimal digits (full-width, Persian, Devanagari …) as ASCII ones. Only for what comes from the input path,
 * where they are an input method's doing; the rules of the code itself never fold.
 */
export const foldDigits = (text: string): string => text.replace(otherDigit, valueOf)

/** The digits of a script stand in a row from zero to nine; where rows touch, each has ten. */
function valueOf(digit: string): string {
  const point = digit.codePointAt(0) ?? 0
  let start = point
  while (isDecimal.test(String.fromCodePoint(start - 1))) start -= 1
  return String((point - start) % 10)
}
