import { codeLengths } from './code-lengths.ts'
import { findRow, type PrefixTree } from './prefix-tree.ts'
import type { WalletShape } from './wallets.ts'

/** Whether a text of digits is one complete code of any wallet, repeated two or more times. */
export function isScannedTwice(digits: string, table: PrefixTree<WalletShape>): boolean {
  const longest = Math.min(codeLengths.longest, digits.length / 2)
  for (let length = codeLengths.shortest; length <= longest; length += 1) {
    if (digits.length % length !== 0) continue
    const code = digits.slice(0, length)
    const isCode = findRow(table, code) !== undefined
    if (isCode && code.repeat(digits.length / length) === digits) return true
  }
  return false
}
