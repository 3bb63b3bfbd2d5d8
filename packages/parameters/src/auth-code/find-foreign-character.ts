// U+200B is no white space to Unicode, and U+FEFF only to JavaScript; both are invisible.
const whitespace = /[\p{White_Space}\u200b\ufeff]/u
const nonAsciiDigit = /[^\P{Nd}0-9]/u
const notADigit = /[^0-9]/u

/** What is in the text that is no ASCII digit, the most telling first; `undefined`: digits only. */
export function findForeignCharacter(
  text: string,
): 'whitespace' | 'non-ascii-digits' | 'illegal-character' | undefined {
  if (whitespace.test(text)) return 'whitespace'
  if (nonAsciiDigit.test(text)) return 'non-ascii-digits'
  return notADigit.test(text) ? 'illegal-character' : undefined
}
