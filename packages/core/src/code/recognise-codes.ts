import {
  checkOptionNames,
  recognisePaymentCode,
  type AuthCodeOptions,
  type AuthCodeReason,
  type Wallet,
} from '@paycode/parameters'
import { map, type OperatorFunction } from 'rxjs'
import { isRejection, reject, type Rejection } from '../decode/rejection.ts'
import type { Scan } from '../decode/scan.ts'
import { isPaymentSymbology } from '../decode/symbology.ts'
import { isCardShaped } from './card-shape.ts'
import { holdsSecret } from './holds-secret.ts'
import { PaymentCode } from './payment-code.ts'

/** Why a scan is no payment code that this till takes: the reasons of `parseAuthCode`, and the symbol's kind. */
export type CodeReason = AuthCodeReason | 'wrong-symbology'

/** The wallets a till can take. EMV's consumer codes are recognised, but no gateway here knows them. */
export type AcceptedWallet = Exclude<Wallet, 'emv-cpm'>

export interface CodeRules extends AuthCodeOptions {
  /** Whose codes become ready codes. Default `['wechat-pay']`. */
  readonly accept?: readonly AcceptedWallet[]
}

/** A scan that is no payment code for this till. */
const names: Readonly<Record<keyof CodeRules, true>> = {
  merchantRegion: true,
  enable: true,
  accept: true,
}

export interface Unfit {
  readonly status: 'unfit'
  readonly scan: Scan
  readonly rejection: Rejection<CodeReason>
  /** Whether it may be the host's business as a product or anything else: it has no code or card number in it. */
  readonly other: boolean
}

/**
 * Scans into payment codes. Verdicts in this order: symbology, then wallet, shape and region. What came as a
 * rejection goes through.
 *
 * @throws {TypeError} when a rule is not what {@link AuthCodeOptions} says.
 */
export function recogniseCodes<Reason extends string>(
  rules: CodeRules = {},
): OperatorFunction<Scan | Rejection<Reason>, PaymentCode | Unfit | Rejection<Reason>> {
  checkOptionNames<CodeRules>('recogniseCodes', rules, names)
  const { accept = ['wechat-pay'], ...options } = rules
  // Wrong options throw here, at the call, and not in the stream.
  recognisePaymentCode('', options)
  return map((arrived) => (isRejection(arrived) ? arrived : judgeScan(arrived, accept, options)))
}

function judgeScan(
  scan: Scan,
  accept: readonly Wallet[],
  options: AuthCodeOptions,
): PaymentCode | Unfit {
  // Typed as text, and yet a scanner's driver may hand over a number.
  if (typeof scan.text !== 'string')
    return unfit({ ...scan, text: '' }, 'not-a-string', { other: false })
  if (scan.symbology !== undefined && !isPaymentSymbology(scan.symbology)) {
    return unfit(scan, 'wrong-symbology')
  }
  const verdict = recognisePaymentCode(scan.text, options)
  if (!verdict.ok) {
    return isCardShaped(scan.text) ? unfit(scan, 'other-wallet') : unfit(scan, verdict.reason)
  }
  return accept.includes(verdict.wallet)
    ? new PaymentCode(verdict.value, verdict, scan)
    : unfit(scan, 'other-wallet', { wallet: verdict.wallet })
}

function unfit(
  scan: Scan,
  reason: CodeReason,
  { wallet, other = !holdsSecret(scan.text) }: { wallet?: Wallet; other?: boolean } = {},
): Unfit {
  const rejection = reject(reason, scan.text, scan.source, scan.receivedAt)
  return {
    status: 'unfit',
    scan,
    rejection: wallet === undefined ? rejection : { ...rejection, wallet },
    other,
  }
}
