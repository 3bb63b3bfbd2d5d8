import { wallets, type Wallet } from './wallets.ts'

/** The names of the built-in wallets. */
export const walletNames: readonly Wallet[] = [...new Set(wallets.map(({ wallet }) => wallet))]
