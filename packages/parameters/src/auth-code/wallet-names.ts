import { wallets, type Wallet } from './wallets.ts'

/** The wallets that are known without `defineWallet`. */
export const walletNames: readonly Wallet[] = [...new Set(wallets.map(({ wallet }) => wallet))]
