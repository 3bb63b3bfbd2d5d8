import type { AuthCodeOptions } from './auth-code-options.ts'
import { recogniserFor } from './code-recogniser.ts'
import type { PaymentCodeVerdict } from './judge-code.ts'

/**
 * Recognises the wallet of a payment code by its shape (`wallets`, and `defineWallet`). Never trims, pads or repairs.
 * A shape proves nothing: the code may be expired, used or not a payment code at all, so charge only what was asked for.
 * `issuer` and `lookAlike` are given for WeChat Pay only; `merchantRegion` and `enable` concern WeChat Pay only.
 *
 * @throws TypeError when an option is not what {@link AuthCodeOptions} says.
 */
export const recognisePaymentCode = <const Own extends string = never>(
  input: unknown,
  options: AuthCodeOptions<Own> = {},
): PaymentCodeVerdict<Own> => recogniserFor('recognisePaymentCode', options).recognise(input)
