import { checkOptionNames } from '../options.ts'
import type { DefinedWallet } from './define-wallet.ts'
import { wallets, type OptInPrefix } from './wallets.ts'

export interface AuthCodeOptions<Own extends string = never> {
  /** The merchant's country or region, ISO 3166-1 alpha-2 in capitals. Default: not given, and no region rule applies. */
  readonly merchantRegion?: string
  /** Prefixes that are off by default. Default: none. */
  readonly enable?: readonly OptInPrefix[]
  /** Additional wallets, made by `defineWallet`. Default: none. */
  readonly wallets?: readonly DefinedWallet<Own>[]
}

const optInPrefixes: readonly unknown[] = wallets.flatMap(({ optIn }) => optIn ?? [])

/** @throws TypeError when an option is not what {@link AuthCodeOptions} says. */
export function assertAuthCodeOptions(caller: string, options: AuthCodeOptions<string>): void {
  checkOptionNames<AuthCodeOptions<string>>(caller, options, {
    ...{ merchantRegion: true, enable: true, wallets: true },
  })
  const { merchantRegion, enable } = options
  const isRegion = typeof merchantRegion === 'string' && /^[A-Z]{2}$/.test(merchantRegion)
  if (merchantRegion !== undefined && !isRegion) {
    throw new TypeError(`${caller}: merchantRegion must be two capital letters, such as 'HK'.`)
  }
  if (enable === undefined) return
  if (!Array.isArray(enable) || !enable.every((prefix) => optInPrefixes.includes(prefix))) {
    throw new TypeError(`${caller}: enable must be an array of: ${optInPrefixes.join(', ')}.`)
  }
}
