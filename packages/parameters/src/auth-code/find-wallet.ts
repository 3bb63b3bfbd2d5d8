import { wallets, type Wallet, type WalletRow } from './wallets.ts'

/** The row whose length and prefix the text has. The caller vouches for the characters of a `digits` row. */
export function findWallet(alphabet: WalletRow['alphabet'], text: string): WalletRow | undefined {
  return wallets.find(
    (row) =>
      row.alphabet === alphabet &&
      text.length >= row.minLength &&
      (row.maxLength === null || text.length <= row.maxLength) &&
      row.prefixes.some((prefix) => text.startsWith(prefix)),
  )
}

/**
 * Whose code a text looks like, by its characters, length and prefix alone: enabled or not, accepted here or not. What
 * it is good for, `recognisePaymentCode` tells.
 */
export function walletByShape(text: string): Wallet | undefined {
  const row =
    findWallet('base64', text) ?? (/^[0-9]+$/.test(text) ? findWallet('digits', text) : undefined)
  return row?.wallet
}
