import { assertAuthCodeOptions, type AuthCodeOptions } from './auth-code-options.ts'
import type { AuthCodeReason } from './auth-code-reasons.ts'
import { findForeignCharacter } from './find-foreign-character.ts'
import { findWallet } from './find-wallet.ts'
import { isScannedTwice } from './is-scanned-twice.ts'
import { isAcceptedIn, type Issuer } from './issuers.ts'
import { findLookAlike, type LookAlike } from './look-alike.ts'
import { isMerchantCode } from './merchant-code.ts'
import type { OtherWallet, WalletRow } from './wallets.ts'

export type PaymentCodeReason = Exclude<AuthCodeReason, 'other-wallet'>

/** Plain JSON data; a key that does not apply is absent. `value` is the input, unchanged. */
export type PaymentCodeVerdict =
  | {
      readonly ok: true
      readonly value: string
      readonly wallet: 'wechat-pay'
      readonly issuer: Issuer
      readonly lookAlike?: LookAlike
    }
  | {
      readonly ok: true
      readonly value: string
      readonly wallet: OtherWallet
      readonly issuer?: never
      readonly lookAlike?: never
    }
  | { readonly ok: false; readonly reason: PaymentCodeReason }

/**
 * Tells whose payment code a text is, by its shape (`wallets`). Never trims, pads or repairs.
 * A shape proves nothing: a code may be expired, used or not a code at all, so charge only what was asked for.
 * `issuer` and `lookAlike` are given for WeChat Pay only, and the options concern WeChat Pay only.
 *
 * @throws TypeError when an option is not what {@link AuthCodeOptions} says.
 */
export function recognisePaymentCode(
  input: unknown,
  options: AuthCodeOptions = {},
): PaymentCodeVerdict {
  assertAuthCodeOptions('recognisePaymentCode', options)
  return judgeCode(input, options)
}

/** {@link recognisePaymentCode} for options that have been checked. */
export function judgeCode(input: unknown, options: AuthCodeOptions): PaymentCodeVerdict {
  if (typeof input !== 'string') return refuse('not-a-string')
  if (input === '') return refuse('empty')
  if (isMerchantCode(input)) return refuse('merchant-code')

  const textual = findWallet('base64', input)
  if (textual !== undefined) return accept(input, textual)
  const foreign = findForeignCharacter(input)
  if (foreign !== undefined) return refuse(foreign)

  const row = findWallet('digits', input)
  if (row === undefined) return refuse(whyUnknown(input))
  if (row.optIn !== null && !options.enable?.includes(row.optIn))
    return refuse('prefix-not-enabled')
  if (row.issuer !== null && !isAcceptedIn(options.merchantRegion, row.issuer)) {
    return refuse('region-not-accepted')
  }
  return accept(input, row)
}

function whyUnknown(digits: string): PaymentCodeReason {
  if (isScannedTwice(digits)) return 'scanned-twice'
  return digits.length === 18 ? 'unknown-prefix' : 'wrong-length'
}

function accept(value: string, { wallet, issuer }: WalletRow): PaymentCodeVerdict {
  if (wallet !== 'wechat-pay') return { ok: true, value, wallet }
  const lookAlike = findLookAlike(value)
  return { ok: true, value, wallet, issuer, ...(lookAlike === undefined ? {} : { lookAlike }) }
}

function refuse(reason: PaymentCodeReason): PaymentCodeVerdict {
  return { ok: false, reason }
}
