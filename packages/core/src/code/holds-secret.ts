import type { CodeRecogniser } from '@paycode/parameters'
import { isCardShaped } from './card-shape.ts'

const separators = /[\s\p{C}-]/gu
// NFKC folds full-width digits, not those of other scripts. No product is labelled with these.
const digitsOfAScript = /^\p{Nd}{15,}$/u
const asciiDigits = /^[0-9]+$/

const runsOf = [/[0-9]+/g, /[0-9A-Za-z]+/g, /[0-9A-Za-z+/=]+/g] as const

/** A text without what people and scanners put between digits, and in ASCII's letters and digits. */
export const bareText = (text: string): string => text.normalize('NFKC').replace(separators, '')

/**
 * Whether a refused text still has a payment code or a card number in it: with blanks, in other digits than
 * ASCII's, doubled, several in a row, with a prefix that is not enabled, inside other text. Such a text is no product and goes
 * nowhere unmasked.
 */
export function holdsSecret(text: string, codes: CodeRecogniser<string>): boolean {
  const bare = bareText(text)
  if (digitsOfAScript.test(bare) && !asciiDigits.test(bare)) return true
  if (codes.recognise(bare).ok || codes.holdsTextCode(bare)) return true
  return runsOf.some((run) => (bare.match(run) ?? []).some((part) => isSecret(part, codes)))
}

/** A part with nothing but other characters around it: a scanner's prefix or suffix makes no product of a code. */
function isSecret(part: string, codes: CodeRecogniser<string>): boolean {
  const verdict = codes.recognise(part)
  if (verdict.ok || verdict.reason === 'scanned-twice') return true
  return isCardShaped(part) || areCodesInARow(part, codes)
}

/** Two or more codes of 18 digits that no terminator parted. */
function areCodesInARow(text: string, codes: CodeRecogniser<string>): boolean {
  const pieces = text.match(/[^]{1,18}/g) ?? []
  return pieces.length > 1 && pieces.every((piece) => codes.recognise(piece).ok)
}
