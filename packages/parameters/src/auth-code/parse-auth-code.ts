import { assertAuthCodeOptions, type AuthCodeOptions } from './auth-code-options.ts'
import {
  judgeCode,
  type PaymentCodeReason,
  type PaymentCodeVerdict,
} from './recognise-payment-code.ts'
import type { OtherWallet } from './wallets.ts'

/** Plain JSON data; a key that does not apply is absent. `value` is the input, unchanged. */
export type AuthCodeVerdict =
  | Extract<PaymentCodeVerdict, { ok: true; wallet: 'wechat-pay' }>
  | { readonly ok: false; readonly reason: PaymentCodeReason; readonly wallet?: never }
  | { readonly ok: false; readonly reason: 'other-wallet'; readonly wallet: OtherWallet }

/**
 * Tells whether a text has the shape of a WeChat Pay `auth_code`: 18 digits that begin with 10 to 15
 * ("Important Parameters", pay.weixin.qq.com), or with 160 when enabled. Never trims, pads or repairs:
 * suffixes and AIM identifiers are the transport's to remove. Says nothing about age or use.
 *
 * @throws TypeError when an option is not what {@link AuthCodeOptions} says.
 */
export function parseAuthCode(input: unknown, options: AuthCodeOptions = {}): AuthCodeVerdict {
  assertAuthCodeOptions('parseAuthCode', options)
  const verdict = judgeCode(input, options)
  if (!verdict.ok || verdict.wallet === 'wechat-pay') return verdict
  return { ok: false, reason: 'other-wallet', wallet: verdict.wallet }
}
