import {
  checkOptionNames,
  codeRecogniser,
  type AuthCodeOptions,
  type AuthCodeReason,
  type CodeRecogniser,
} from '@paycode/parameters'
import { map, type OperatorFunction } from 'rxjs'
import { isRejection, reject, type Rejection } from '../scan/rejection.ts'
import type { Scan } from '../scan/scan.ts'
import { isPaymentSymbology } from '../scan/symbology.ts'
import { acceptedWallets, knownWallets, type AcceptOption } from './accepted-wallets.ts'
import { isCardShaped } from './card-shape.ts'
import { isWholeEmvPayload } from './is-whole-emv-payload.ts'
import { checkOtherScanRules, OtherScans, type OtherScanRules } from './other-scans.ts'
import { PaymentCode } from './payment-code.ts'

/**
 * Why a scan is not a payment code that this till accepts: the reasons of `parseAuthCode`, a wrong symbology, a torn
 * payload.
 */
export type CodeReason = AuthCodeReason | 'wrong-symbology' | 'incomplete'

export interface CodeRules extends AuthCodeOptions<string> {
  /**
   * The wallets whose codes become ready codes: built-in wallets by name, others by their row. Default
   * `['wechat-pay']`.
   */
  readonly accept?: AcceptOption
  /** Which scans that look like a torn or decorated payment code are the host's own labels. Default: none. */
  readonly otherScans?: OtherScanRules
}

const names: Readonly<Record<keyof CodeRules, true>> = {
  ...{ merchantRegion: true, enable: true, wallets: true, accept: true, otherScans: true },
}

/** A scan that is not a payment code for this till. */
export interface Unfit {
  readonly status: 'unfit'
  readonly scan: Scan
  readonly rejection: Rejection<CodeReason>
  /** Whether the host may see it, as a product or otherwise: it contains no code and no card number. */
  readonly other: boolean
}

/**
 * Turns scans into payment codes. Judges in this order: symbology, then wallet, shape and region. Rejections pass
 * through.
 *
 * @throws {TypeError} when a rule is not what {@link AuthCodeOptions} says.
 */
export function recogniseCodes<Reason extends string>(
  rules: CodeRules = {},
): OperatorFunction<Scan | Rejection<Reason>, PaymentCode | Unfit | Rejection<Reason>> {
  checkOptionNames<CodeRules>('recogniseCodes', rules, names)
  const { accept, wallets, otherScans = {}, ...options } = rules
  const known = knownWallets('recogniseCodes', accept, wallets)
  // Wrong options throw here, at the call, not in the stream.
  const judging = {
    freshnessMs: acceptedWallets('recogniseCodes', accept),
    codes: codeRecogniser({ ...options, wallets: known }),
    // A code with a prefix that is not enabled is a secret too.
    others: new OtherScans(
      codeRecogniser({ enable: ['160'], wallets: known }),
      checkOtherScanRules('recogniseCodes', otherScans),
    ),
  }
  return map((arrived) => (isRejection(arrived) ? arrived : judgeScan(arrived, judging)))
}

interface Judging {
  /** How long the codes of each accepted wallet are fresh, in ms. */
  readonly freshnessMs: ReadonlyMap<string, number>
  readonly codes: CodeRecogniser<string>
  readonly others: OtherScans
}

function judgeScan(scan: Scan, { freshnessMs, codes, others }: Judging): PaymentCode | Unfit {
  // The type says string, but a scanner's driver may pass a number.
  if (typeof scan.text !== 'string')
    return unfit({ ...scan, text: '' }, 'not-a-string', { other: false })
  const refuse = (reason: CodeReason, wallet?: string): Unfit =>
    unfit(scan, reason, { wallet, other: others.isOther(scan) })

  if (scan.symbology !== undefined && !isPaymentSymbology(scan.symbology)) {
    return refuse('wrong-symbology')
  }
  const verdict = codes.recognise(scan.text)
  if (!verdict.ok) return refuse(isCardShaped(scan.text) ? 'other-wallet' : verdict.reason)
  const { value, wallet } = verdict
  const limitMs = freshnessMs.get(wallet)
  if (limitMs === undefined) return refuse('other-wallet', wallet)
  if (wallet === 'emv-cpm' && !isWholeEmvPayload(value)) return refuse('incomplete', wallet)
  others.sawCode(scan.source)
  return new PaymentCode(value, { ...verdict, freshnessMs: limitMs }, scan)
}

function unfit(
  scan: Scan,
  reason: CodeReason,
  { wallet, other }: { wallet?: string | undefined; other: boolean },
): Unfit {
  const rejection = reject(reason, scan.text, scan.source, scan.receivedAt)
  return {
    status: 'unfit',
    scan,
    rejection: wallet === undefined ? rejection : { ...rejection, wallet },
    other,
  }
}
