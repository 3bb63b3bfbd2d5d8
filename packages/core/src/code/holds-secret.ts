import { recognisePaymentCode } from '@paycode/parameters'
import { isCardShaped } from './card-shape.ts'

const separators = /[\s\p{C}-]/gu
// NFKC folds full-width digits, not those of other scripts. No product is labelled with these.
const digitsOfAScript = /^\p{Nd}{15,}$/u
const asciiDigits = /^[0-9]+$/

/**
 * Whether a refused text still has a payment code or a card number in it: with blanks, in other digits than
 * ASCII's, doubled, several in a row, with a prefix that is not enabled, inside other text. Such a text is no product and goes
 * nowhere unmasked.
 */
export function holdsSecret(text: string): boolean {
  const bare = text.normalize('NFKC').replace(separators, '')
  if (digitsOfAScript.test(bare) && !asciiDigits.test(bare)) return true
  return recognisePaymentCode(bare).ok || (bare.match(/[0-9]+/g) ?? []).some(areSecret)
}

/** Digits with nothing but other characters around them: a scanner's prefix or suffix makes no product of a code. */
function areSecret(digits: string): boolean {
  const verdict = recognisePaymentCode(digits, { enable: ['160'] })
  if (verdict.ok || verdict.reason === 'scanned-twice') return true
  return isCardShaped(digits) || areCodesInARow(digits)
}

/** Two or more codes of 18 digits that no terminator parted. */
function areCodesInARow(text: string): boolean {
  const pieces = text.match(/[^]{1,18}/g) ?? []
  return (
    pieces.length > 1 &&
    pieces.every((piece) => recognisePaymentCode(piece, { enable: ['160'] }).ok)
  )
}
