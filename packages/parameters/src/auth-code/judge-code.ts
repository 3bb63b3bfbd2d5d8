import type { AuthCodeOptions } from './auth-code-options.ts'
import type { AuthCodeReason } from './auth-code-reasons.ts'
import { findForeignCharacter } from './find-foreign-character.ts'
import { findRow } from './prefix-tree.ts'
import { isScannedTwice } from './is-scanned-twice.ts'
import { isAcceptedIn, type Issuer } from './issuers.ts'
import { findLookAlike, type LookAlike } from './look-alike.ts'
import { isMerchantCode } from './merchant-code.ts'
import type { WalletTable } from './wallet-table.ts'
import type { OtherWallet } from './wallets.ts'

export type PaymentCodeReason = Exclude<AuthCodeReason, 'other-wallet'>

/** Plain JSON data; a key that does not apply is absent. `value` is the input, unchanged. */
export type PaymentCodeVerdict<Own extends string = never> =
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
      readonly wallet: OtherWallet | Own
      readonly issuer?: never
      readonly lookAlike?: never
    }
  | { readonly ok: false; readonly reason: PaymentCodeReason }

/** Finds the wallet of a text in a table. The options are those of `recognisePaymentCode`, already checked. */
export function judgeCode<Own extends string>(
  input: unknown,
  { enable, merchantRegion }: AuthCodeOptions<Own>,
  table: WalletTable<Own>,
): PaymentCodeVerdict<Own> {
  if (typeof input !== 'string') return refuse('not-a-string')
  if (input === '') return refuse('empty')
  if (isMerchantCode(input)) return refuse('merchant-code')

  const row = findRow(table, input)
  if (row === undefined) return refuse(whyUnknown(input, table))
  if (row.issuer === null) return { ok: true, value: input, wallet: row.wallet }
  if (row.optIn !== null && !enable?.includes(row.optIn)) return refuse('prefix-not-enabled')
  if (!isAcceptedIn(merchantRegion, row.issuer)) return refuse('region-not-accepted')
  const { wallet, issuer } = row
  const lookAlike = findLookAlike(input)
  return { ok: true, value: input, wallet, issuer, ...(lookAlike !== undefined && { lookAlike }) }
}

function whyUnknown(text: string, table: WalletTable<string>): PaymentCodeReason {
  const foreign = findForeignCharacter(text)
  if (foreign !== undefined) return foreign
  if (isScannedTwice(text, table)) return 'scanned-twice'
  return text.length === 18 ? 'unknown-prefix' : 'wrong-length'
}

const refuse = (reason: PaymentCodeReason): { readonly ok: false; reason: PaymentCodeReason } => ({
  ok: false,
  reason,
})
