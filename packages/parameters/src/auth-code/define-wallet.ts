import { checkOptionNames } from '../options.ts'
import { alphabets, isMadeOf, type Alphabet } from './alphabets.ts'
import { codeLengths } from './code-lengths.ts'
import { walletNames } from './wallet-names.ts'

/** A wallet that is not built in. */
export interface DefinedWallet<Name extends string = string> {
  /** Small letters, digits and hyphens, for example `'shop-card'`. Not the name of a built-in wallet. */
  readonly name: Name
  /** The beginnings of its codes. Each consists of the alphabet's characters and is shorter than every code. */
  readonly prefixes: readonly string[]
  /** All lengths that its codes can have, in characters, 8 to 512. */
  readonly lengths: readonly number[]
  /** `digits` 0 to 9 · `alphanumeric`: digits and letters of either case · `base64`: RFC 4648 with its padding. */
  readonly alphabet: Alphabet
  /** The age at which its codes are `expired`, in ms since their first sighting. 1 to 900 000. */
  readonly freshnessMs: number
  /** The source of these facts: a page, a manual or a letter from the wallet. */
  readonly source: string
}

/** The longest allowed `freshnessMs`, in ms: the shortest `retainMs` of a ledger. A code must not outlive its claim. */
const maxFreshnessMs = 15 * 60_000

const fields: Readonly<Record<keyof DefinedWallet, true>> = {
  ...{ name: true, prefixes: true, lengths: true, alphabet: true, freshnessMs: true, source: true },
}

/**
 * Defines a wallet for the options `accept` and `wallets`. Returns a frozen copy.
 *
 * @throws {TypeError} when a field is missing, unknown or wrong. Whether a code could belong to two wallets is checked by the
 * function that takes both.
 */
export function defineWallet<const Name extends string>(
  wallet: DefinedWallet<Name>,
): DefinedWallet<Name> {
  checkOptionNames<DefinedWallet>('defineWallet', wallet, fields)
  const { name, prefixes, lengths, alphabet, freshnessMs, source } = wallet
  const check = (isRight: boolean, cure: string): void => {
    if (!isRight) throw new TypeError(`defineWallet: ${cure}.`)
  }
  check(isText(name) && /^[a-z][a-z0-9-]{0,39}$/.test(name), 'name must be as "shop-card"')
  check(
    !walletNames.some((known) => known === name),
    `"${name}" is built in: accept it by its name`,
  )
  check(isText(alphabet) && Object.hasOwn(alphabets, alphabet), `alphabet must be one of: ${known}`)
  // The appended digit refuses a prefix that ends in base64 padding: nothing can follow padding.
  const isPrefix = (prefix: unknown): boolean =>
    isText(prefix) && prefix !== '' && isMadeOf(alphabet, `${prefix}0`)
  check(isList(prefixes, isPrefix), `prefixes must be an array of texts of ${alphabet}`)
  const shortest = Math.max(codeLengths.shortest, ...prefixes.map((prefix) => prefix.length + 1))
  check(
    isList(lengths, (length) => isWhole(length, shortest, codeLengths.longest)),
    `lengths must be an array of whole numbers from ${shortest} to ${codeLengths.longest}`,
  )
  check(
    isWhole(freshnessMs, 1, maxFreshnessMs),
    `freshnessMs must be a whole number from 1 to ${maxFreshnessMs}`,
  )
  check(isText(source) && source.trim() !== '', 'source must say where these facts come from')
  return Object.freeze({
    ...{ name, alphabet, freshnessMs, source },
    prefixes: Object.freeze([...new Set(prefixes)]),
    lengths: Object.freeze([...new Set(lengths)]),
  })
}

const known = Object.keys(alphabets).join(', ')

const isText = (value: unknown): value is string => typeof value === 'string'

const isList = (value: unknown, isRight: (item: unknown) => boolean): boolean =>
  Array.isArray(value) && value.length > 0 && Array.from(value).every(isRight)

const isWhole = (value: unknown, least: number, most: number): boolean =>
  Number.isInteger(value) && Number(value) >= least && Number(value) <= most
