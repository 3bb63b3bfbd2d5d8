import { findRow } from './prefix-tree.ts'
import { builtInWallets } from './built-in-wallets.ts'
import type { Wallet } from './wallets.ts'

/**
 * Whose code a text looks like, by its characters, length and prefix alone: enabled or not, accepted here or not. What
 * it is good for, `recognisePaymentCode` tells.
 */
export const walletByShape = (text: string): Wallet | undefined =>
  findRow(builtInWallets, text)?.wallet
