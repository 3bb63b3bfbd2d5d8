import type { AuthCodeOptions } from './auth-code-options.ts'
import { recogniserFor } from './code-recogniser.ts'
import type { PaymentCodeReason, PaymentCodeVerdict } from './judge-code.ts'
import type { OtherWallet } from './wallets.ts'

/** Plain JSON data; a key that does not apply is absent. `value` is the input, unchanged. */
export type AuthCodeVerdict<Own extends string = never> =
  | Extract<PaymentCodeVerdict, { ok: true; wallet: 'wechat-pay' }>
  | { readonly ok: false; readonly reason: PaymentCodeReason; readonly wallet?: never }
  | { readonly ok: false; readonly reason: 'other-wallet'; readonly wallet: OtherWallet | Own }

/**
 * Checks whether a text has the shape of a WeChat Pay `auth_code`: 18 digits that begin with 10 to 15
 * ("Important Parameters", pay.weixin.qq.com), or with 160 when enabled. Never trims, pads or repairs:
 * the transport removes suffixes and AIM identifiers. Does not check age or use.
 *
 * @throws TypeError when an option is not what {@link AuthCodeOptions} says.
 */
export function parseAuthCode<const Own extends string = never>(
  input: unknown,
  options: AuthCodeOptions<Own> = {},
): AuthCodeVerdict<Own> {
  const verdict = recogniserFor('parseAuthCode', options).recognise(input)
  if (!verdict.ok || verdict.issuer !== undefined) return verdict
  return { ok: false, reason: 'other-wallet', wallet: verdict.wallet }
}
