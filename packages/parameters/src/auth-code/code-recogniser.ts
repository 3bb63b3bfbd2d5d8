import { assertAuthCodeOptions, type AuthCodeOptions } from './auth-code-options.ts'
import { builtInWallets } from './built-in-wallets.ts'
import { holdsTextCode } from './holds-text-code.ts'
import { judgeCode, type PaymentCodeVerdict } from './judge-code.ts'
import { walletTable } from './wallet-table.ts'

/** `recognisePaymentCode` for many texts: the options are checked and the wallet table is built once. */
export interface CodeRecogniser<Own extends string = never> {
  recognise(input: unknown): PaymentCodeVerdict<Own>
  /** Whether a code whose prefix has a letter stands anywhere in a text, whatever surrounds it. */
  holdsTextCode(text: string): boolean
}

/** @throws {TypeError} when an option is not what {@link AuthCodeOptions} says. */
export const codeRecogniser = <const Own extends string = never>(
  options: AuthCodeOptions<Own> = {},
): CodeRecogniser<Own> => recogniserFor('codeRecogniser', options)

export function recogniserFor<Own extends string>(
  caller: string,
  options: AuthCodeOptions<Own>,
): CodeRecogniser<Own> {
  assertAuthCodeOptions(caller, options)
  const { wallets } = options
  const table = wallets === undefined ? builtInWallets : walletTable(caller, wallets)
  return {
    recognise: (input) => judgeCode(input, options, table),
    holdsTextCode: (text) => holdsTextCode(text, table),
  }
}
