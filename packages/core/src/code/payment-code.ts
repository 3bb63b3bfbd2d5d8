import type { Issuer, LookAlike, WalletName } from '@paycode/parameters'
import type { Source } from '../scan/source.ts'
import { mask } from '../scan/mask.ts'

// The digits are kept beside the objects, not in them, so that no spread, clone, inspector or debugger shows them. The
// entry is freed with its object.
const digits = new WeakMap<object, string>()

/** Stores a code's digits under `holder`. */
export function conceal(holder: object, code: string): void {
  digits.set(holder, code)
}

/** The digits stored under `holder`; `undefined` once forgotten. */
export const reveal = (holder: object): string | undefined => digits.get(holder)

export function forget(holder: object): void {
  digits.delete(holder)
}

/** A code of an accepted wallet, not yet judged by the gate, the ledger or its age. It shows only its mask. */
export class PaymentCode {
  readonly status = 'recognised'
  /** The name of a built-in or defined wallet. */
  readonly wallet: WalletName
  /** Present for WeChat Pay codes only. */
  readonly issuer: Issuer | undefined
  /** What else the digits could be: a warning, not a fault. */
  readonly lookAlike: LookAlike | undefined
  readonly masked: string
  readonly source: Source
  /** ms since the epoch. */
  readonly receivedAt: number
  /** How long codes of its wallet are fresh at most, in ms. */
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
