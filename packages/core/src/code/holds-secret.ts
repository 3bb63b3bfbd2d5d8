import type { CodeRecogniser } from '@paycode/parameters'
import { isCardShaped } from './card-shape.ts'

const separators = /[\s\p{C}-]/gu
// NFKC folds full-width digits, not those of other scripts. No product is labelled with these.
const digitsOfAScript = /^\p{Nd}{15,}$/u
const asciiDigits = /^[0-9]+$/

/** Of the codes in a row that are looked for. */
const codeLengths = [16, 17, 18, 19, 20, 21, 22, 23, 24] as const

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

/** Two or more codes, of one wallet or several, that no terminator parted. */
function areCodesInARow(text: string, codes: CodeRecogniser<string>): boolean {
  // Where codes end that began where one ended.
  const ends = new Set([0])
  for (const start of ends) {
    for (const length of codeLengths) {
      const code = text.slice(start, start + length)
      if (codes.recognise(code).ok) ends.add(start + code.length)
    }
  }
  return ends.has(text.length)
}
