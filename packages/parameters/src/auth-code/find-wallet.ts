import { wallets, type WalletRow } from './wallets.ts'

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
