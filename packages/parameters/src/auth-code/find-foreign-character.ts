// Unicode's White_Space lacks U+200B and U+FEFF, which are invisible. JavaScript's `\s` has only the latter.
const whitespace = /[\p{White_Space}\u200b\ufeff]/u
const nonAsciiDigit = /[^\P{Nd}0-9]/u
const notADigit = /[^0-9]/u

/** The kind of non-digit in a text. Of several kinds, the one that helps most to find the cause. `undefined`: digits only. */
export function findForeignCharacter(
  text: string,
): 'whitespace' | 'non-ascii-digits' | 'illegal-character' | undefined {
  if (whitespace.test(text)) return 'whitespace'
  if (nonAsciiDigit.test(text)) return 'non-ascii-digits'
  return notADigit.test(text) ? 'illegal-character' : undefined
}
