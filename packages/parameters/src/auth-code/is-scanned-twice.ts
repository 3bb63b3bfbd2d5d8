import { findWallet } from './find-wallet.ts'
import { wallets } from './wallets.ts'

const digitRows = wallets.filter((row) => row.alphabet === 'digits')
const shortest = Math.min(...digitRows.map(({ minLength }) => minLength))
const longest = Math.max(...digitRows.map(({ maxLength }) => maxLength))

/** Whether a text of digits is one whole code of any wallet, two or more times in a row. */
export function isScannedTwice(digits: string): boolean {
  for (let length = shortest; length <= longest; length += 1) {
    const times = digits.length / length
    if (times < 2 || !Number.isInteger(times)) continue
    const code = digits.slice(0, length)
    if (findWallet('digits', code) !== undefined && code.repeat(times) === digits) return true
  }
  return false
}
