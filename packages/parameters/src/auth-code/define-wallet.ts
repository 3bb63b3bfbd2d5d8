import { checkOptionNames } from '../options.ts'
import { alphabets, isMadeOf, type Alphabet } from './alphabets.ts'
import { codeLengths } from './code-lengths.ts'
import { walletNames } from './wallet-names.ts'

/** A wallet whose codes Paycode does not know by itself. */
export interface DefinedWallet<Name extends string = string> {
  /** Small letters, digits and hyphens, as `'shop-card'`. A built-in wallet's name is taken. */
  readonly name: Name
  /** How its codes begin: each prefix of the alphabet's characters, and shorter than every code. */
  readonly prefixes: readonly string[]
  /** How many characters its codes have: each length that there is, 8 to 512. */
  readonly lengths: readonly number[]
  /** `digits` 0 to 9 · `alphanumeric`: digits and letters of either case · `base64`: RFC 4648 with its padding. */
  readonly alphabet: Alphabet
  /** Age at which its codes are `expired`, in ms, from their first sighting. 1 to 900 000. */
  readonly freshnessMs: number
  /** Where these facts come from: a page, a manual, a letter of the wallet. */
  readonly source: string
}

/** A claim lives at least this long in a ledger (`retainMs`): a code must not outlive its claim. */
const longestFreshnessMs = 15 * 60_000

const fields: Readonly<Record<keyof DefinedWallet, true>> = {
  ...{ name: true, prefixes: true, lengths: true, alphabet: true, freshnessMs: true, source: true },
}

/**
 * A row of one more wallet for the options `accept` and `wallets`. It is a copy, frozen.
 *
 * @throws {TypeError} when a field is missing, unknown or wrong. Where a code could be two wallets', the call that is
 * given both rows throws.
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
  // A digit can follow: padding is no beginning.
  const isPrefix = (prefix: unknown): boolean =>
    isText(prefix) && prefix !== '' && isMadeOf(alphabet, `${prefix}0`)
  check(isList(prefixes, isPrefix), `prefixes must be an array of texts of ${alphabet}`)
  const shortest = Math.max(codeLengths.shortest, ...prefixes.map((prefix) => prefix.length + 1))
  check(
    isList(lengths, (length) => isWhole(length, shortest, codeLengths.longest)),
    `lengths must be an array of whole numbers from ${shortest} to ${codeLengths.longest}`,
  )
  check(
    isWhole(freshnessMs, 1, longestFreshnessMs),
    `freshnessMs must be a whole number from 1 to ${longestFreshnessMs}`,
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
