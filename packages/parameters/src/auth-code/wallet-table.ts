import { defineWallet, type DefinedWallet } from './define-wallet.ts'
import { overlap } from './overlap.ts'
import { prefixTree, type PrefixTree } from './prefix-tree.ts'
import { wallets, type WalletRow, type WalletShape } from './wallets.ts'

/** A wallet of `defineWallet` as a row of the table. */
interface DefinedRow<Own extends string> extends WalletShape {
  readonly wallet: Own
  readonly issuer: null
  readonly optIn: null
}

export type WalletTable<Own extends string = never> = PrefixTree<WalletRow | DefinedRow<Own>>

/**
 * Builds the tree of the built-in rows and the caller's own.
 *
 * @throws {TypeError} when a row is wrong, two rows have the same name, or a text could have the shapes of two rows.
 */
export function walletTable<Own extends string>(
  caller: string,
  own: readonly DefinedWallet<Own>[],
): WalletTable<Own> {
  if (!Array.isArray(own)) throw new TypeError(`${caller}: wallets must be an array of wallets.`)
  // `defineWallet` checks each row again, because a caller without types can pass anything.
  const rows = Array.from(new Set(own), (wallet) => rowOf<Own>(defineWallet(wallet)))
  for (const [index, row] of rows.entries()) {
    for (const other of [...wallets, ...rows.slice(0, index)]) checkPair(caller, row, other)
  }
  return prefixTree<WalletRow | DefinedRow<Own>>([...wallets, ...rows])
}

const rowOf = <Own extends string>({ name, ...shape }: DefinedWallet<Own>): DefinedRow<Own> => ({
  ...{ wallet: name, issuer: null, optIn: null },
  ...{ alphabet: shape.alphabet, prefixes: shape.prefixes, lengths: shape.lengths },
})

function checkPair(caller: string, row: WalletShape, other: WalletShape): void {
  if (row.wallet === other.wallet) {
    throw new TypeError(`${caller}: two wallets have the name "${row.wallet}".`)
  }
  if (overlap(row, other)) {
    throw new TypeError(
      `${caller}: a code could be of "${row.wallet}" and of "${other.wallet}": both have its length, and a prefix of one ` +
        'begins with a prefix of the other.',
    )
  }
}
