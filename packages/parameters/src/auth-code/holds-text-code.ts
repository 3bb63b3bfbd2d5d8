import type { PrefixTree } from './prefix-tree.ts'
import type { WalletShape } from './wallets.ts'

const noDigit = /[^0-9]/
const ofCodes = { digits: /[0-9]/, alphanumeric: /[0-9A-Za-z]/, base64: /[0-9A-Za-z+/=]/ } as const

/** For each alphabet, the number of its characters in a row from one position on. */
type Runs = Record<keyof typeof ofCodes, number>

/**
 * Whether a code stands anywhere in a text, whatever surrounds it. Only prefixes with a letter count, because the digits of
 * many product numbers contain a prefix of digits.
 */
export function holdsTextCode(text: string, root: PrefixTree<WalletShape>): boolean {
  let runs: Runs = { digits: 0, alphanumeric: 0, base64: 0 }
  for (let at = text.length - 1; at >= 0; at -= 1) {
    const character = text.charAt(at)
    runs = {
      digits: ofCodes.digits.test(character) ? runs.digits + 1 : 0,
      alphanumeric: ofCodes.alphanumeric.test(character) ? runs.alphanumeric + 1 : 0,
      base64: ofCodes.base64.test(character) ? runs.base64 + 1 : 0,
    }
    if (beginsAt(at, text, root, runs)) return true
  }
  return false
}

function beginsAt(start: number, text: string, root: PrefixTree<WalletShape>, runs: Runs): boolean {
  let tree: PrefixTree<WalletShape> | undefined = root
  let hasLetter = false
  for (let at = start; tree !== undefined; at += 1) {
    const rows = hasLetter ? [...tree.rows] : []
    if (rows.some(([length, { alphabet }]) => (length ?? 0) <= runs[alphabet])) return true
    const character = text.charAt(at)
    hasLetter ||= noDigit.test(character)
    tree = tree.next.get(character)
  }
  return false
}
