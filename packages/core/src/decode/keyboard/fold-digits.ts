const otherDigit = /(?![0-9])\p{Nd}/gu
const isDecimal = /\p{Nd}/u

/**
 * Converts Unicode's decimal digits (full-width, Persian, Devanagari …) to ASCII. Only for key input, where an input
 * method produces them; the code rules never convert.
 */
export const foldDigits = (text: string): string => text.replace(otherDigit, valueOf)

/** The digits of a script follow each other from zero to nine; where two scripts adjoin, each has ten. */
function valueOf(digit: string): string {
  const point = digit.codePointAt(0) ?? 0
  let start = point
  while (isDecimal.test(String.fromCodePoint(start - 1))) start -= 1
  return String((point - start) % 10)
}
