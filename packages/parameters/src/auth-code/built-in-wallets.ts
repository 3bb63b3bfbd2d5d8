import { prefixTree, type PrefixTree } from './prefix-tree.ts'
import { wallets, type WalletRow } from './wallets.ts'

/** The rows that are known without `defineWallet`. Apart from the others, so that a page without them loads no more. */
export const builtInWallets: PrefixTree<WalletRow> = prefixTree<WalletRow>(wallets)
