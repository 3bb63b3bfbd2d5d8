import { prefixTree, type PrefixTree } from './prefix-tree.ts'
import { wallets, type WalletRow } from './wallets.ts'

/** The built-in rows. They have a file of their own, so that a page without own wallets does not load `walletTable`. */
export const builtInWallets: PrefixTree<WalletRow> = prefixTree<WalletRow>(wallets)
