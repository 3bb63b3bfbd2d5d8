import { defineWallet, walletNames, type DefinedWallet, type Wallet } from '@paycode/parameters'

/** The wallets that a till can accept by name. */
export type AcceptedWallet = Wallet

export type AcceptOption = readonly (AcceptedWallet | DefinedWallet)[]

/**
 * WeChat Pay's code is valid for one minute ("Important Parameters", pay.weixin.qq.com). The minute begins when the
 * phone shows the code, so an age counted from the scan is a lower bound. No source gives a validity for the other
 * built-in wallets.
 */
export const builtInFreshnessMs = 60_000

const isBuiltIn = (entry: unknown): entry is Wallet => walletNames.some((name) => name === entry)
const isRow = (entry: AcceptedWallet | DefinedWallet): entry is DefinedWallet => !isBuiltIn(entry)

/**
 * The accepted wallets by name, with the time for which their codes are fresh, in ms.
 *
 * @throws {TypeError} for an entry that is neither a built-in wallet's name nor a row of `defineWallet`.
 */
export function acceptedWallets(
  caller: string,
  accept: AcceptOption = ['wechat-pay'],
): ReadonlyMap<string, number> {
  const isList = Array.isArray(accept) && accept.length > 0
  if (!isList || !accept.every((entry) => isBuiltIn(entry) || typeof entry === 'object')) {
    throw new TypeError(
      `${caller}: accept must be an array of rows of defineWallet or names out of ${walletNames.join(', ')}`,
    )
  }
  return new Map(
    accept.map((entry) => {
      if (isBuiltIn(entry)) return [entry, builtInFreshnessMs]
      const { name, freshnessMs } = defineWallet(entry)
      return [name, freshnessMs]
    }),
  )
}

/** The defined wallets that a till recognises besides the built-in ones, accepted or not. */
export function knownWallets(
  caller: string,
  accept: AcceptOption = [],
  wallets: readonly DefinedWallet[] = [],
): readonly DefinedWallet[] {
  if (Array.isArray(wallets)) return [...wallets, ...accept.filter(isRow)]
  throw new TypeError(`${caller}: wallets must be an array of rows of defineWallet`)
}
