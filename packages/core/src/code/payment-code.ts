import type { Issuer, LookAlike, WalletName } from '@paycode/parameters'
import type { Source } from '../scan/source.ts'
import { mask } from '../scan/mask.ts'

// The digits lie beside the objects, not in them: no spread, clone, inspector or debugger view of an object
// shows what is not there. An entry goes with its object.
const digits = new WeakMap<object, string>()

/** Puts a code's digits away under `holder`. */
export function conceal(holder: object, code: string): void {
  digits.set(holder, code)
}

/** The digits put away under `holder`; `undefined` once forgotten. */
export const reveal = (holder: object): string | undefined => digits.get(holder)

export function forget(holder: object): void {
  digits.delete(holder)
}

/** A code recognised as an accepted wallet's, not yet judged. It shows its mask only. */
export class PaymentCode {
  /** A built-in wallet's name, or a defined one's. */
  readonly wallet: WalletName
  /** Of WeChat Pay codes only. */
  readonly issuer: Issuer | undefined
  /** What else the digits could be: a warning, not a fault. */
  readonly lookAlike: LookAlike | undefined
  readonly masked: string
  readonly source: Source
  /** ms since the epoch. */
  readonly receivedAt: number
  /** How long its wallet's codes are fresh at the most, in ms. */
  readonly freshnessMs: number

  constructor(
    code: string,
    facts: {
      wallet: WalletName
      freshnessMs: number
      issuer?: Issuer | undefined
      lookAlike?: LookAlike | undefined
    },
    scan: { source: Source; receivedAt: number },
  ) {
    conceal(this, code)
    this.wallet = facts.wallet
    this.issuer = facts.issuer
    this.lookAlike = facts.lookAlike
    this.masked = mask(code)
    this.source = scan.source
    this.receivedAt = scan.receivedAt
    this.freshnessMs = facts.freshnessMs
  }
}
