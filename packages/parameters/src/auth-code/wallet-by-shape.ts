import { findRow } from './prefix-tree.ts'
import { builtInWallets } from './built-in-wallets.ts'
import type { Wallet } from './wallets.ts'

/**
 * The wallet whose characters, length and prefix a text has. Ignores whether the code is enabled or accepted here;
 * `recognisePaymentCode` checks that.
 */
export const walletByShape = (text: string): Wallet | undefined =>
  findRow(builtInWallets, text)?.wallet
