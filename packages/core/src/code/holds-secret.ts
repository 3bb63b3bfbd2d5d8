import type { CodeRecogniser } from '@paycode/parameters'
import { isCardShaped } from './card-shape.ts'

const separators = /[\s\p{C}-]/gu
// NFKC folds full-width digits, but not those of other scripts, which no product label uses.
const digitsOfAScript = /^\p{Nd}{15,}$/u
const asciiDigits = /^[0-9]+$/

/** Lengths of codes that may follow each other without a separator. */
const codeLengths = [16, 17, 18, 19, 20, 21, 22, 23, 24] as const

const runsOf = [/[0-9]+/g, /[0-9A-Za-z]+/g, /[0-9A-Za-z+/=]+/g] as const

/**
 * A text with wide characters folded to ASCII (NFKC), without the separators that people and scanners put between
 * characters.
 */
export const bareText = (text: string): string => text.normalize('NFKC').replace(separators, '')

/**
 * Whether a refused text still contains a payment code or a card number: with blanks, in digits other than ASCII's,
 * doubled, several in a row, with a prefix that is not enabled, or inside other text. Such a text is not a product and
 * is always masked.
 */
export function holdsSecret(text: string, codes: CodeRecogniser<string>): boolean {
  const bare = bareText(text)
  if (digitsOfAScript.test(bare) && !asciiDigits.test(bare)) return true
  if (codes.recognise(bare).ok || codes.holdsTextCode(bare)) return true
  return runsOf.some((run) => (bare.match(run) ?? []).some((part) => isSecret(part, codes)))
}

/**
 * Judges one run of characters with other characters around it: a scanner's prefix or suffix does not turn a code into
 * a product.
 */
function isSecret(part: string, codes: CodeRecogniser<string>): boolean {
  const verdict = codes.recognise(part)
  if (verdict.ok || verdict.reason === 'scanned-twice') return true
  return isCardShaped(part) || areCodesInARow(part, codes)
}

/** Whether the text is two or more codes, of one wallet or several, without a terminator between them. */
function areCodesInARow(text: string, codes: CodeRecogniser<string>): boolean {
  // Positions where a code ends that began at the start or at the end of another one.
  const ends = new Set([0])
  for (const start of ends) {
    for (const length of codeLengths) {
      const code = text.slice(start, start + length)
      if (codes.recognise(code).ok) ends.add(start + code.length)
    }
  }
  return ends.has(text.length)
}
