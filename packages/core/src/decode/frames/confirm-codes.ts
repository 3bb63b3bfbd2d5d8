import { isPaymentShaped } from '../payment-shape.ts'
import { CodesInView } from './codes-in-view.ts'
import type { SeenCode, SeenFrame } from './seen-code.ts'

/**
 * The second of two equal reads comes at the most so many frames after the first. Measured on 3 500 adversarial pictures: no
 * decoder gave a wrong code that came twice within six frames (facts gathered for the project, camera, "Confirmation").
 */
const framesToConfirm = 6

export type Confirmation =
  | { readonly kind: 'code'; readonly code: SeenCode }
  /** Two different payment codes in one view: nobody can say whose is meant. */
  | { readonly kind: 'ambiguous'; readonly text: string }

/**
 * Which codes of a video are to be believed, each once as long as it stays in view. A QR corrects its errors and is believed
 * at once. A bar code has a check digit only: it takes two equal reads, or the QR of the same code beside it. A different code
 * in between starts anew, since the phone may have refreshed its code; it is never out-voted. Two payment codes in one frame
 * are two phones: neither is believed until one of them has left the view, however often the other alone is read meanwhile.
 */
export class ConfirmCodes {
  #frame = 0
  /** Bar codes that were read once, with the frame: at most one of them is a payment code. */
  readonly #pending = new Map<string, number>()
  /** What has been told and is still in view. */
  readonly #told = new CodesInView()
  /** The payment codes that were in one view, until all but one of them have left it. */
  readonly #rivals = new CodesInView()

  /** What a frame confirms, in the order in which the decoder gave it. */
  read({ at, codes }: SeenFrame): Confirmation[] {
    this.#frame += 1
    this.#forgetGone(at)
    for (const { text } of codes) if (this.#told.has(text)) this.#told.see(text, at)
    const payments = new Set(codes.map(({ text }) => text).filter(isPaymentShaped))
    const ambiguous = this.#rivalry(payments, at)
    const believable = this.#rivals.size === 0 ? codes : codes.filter(isNoPayment)
    return [
      ...ambiguous,
      ...believable.flatMap((code): Confirmation[] =>
        this.#isConfirmed(code, codes, at) ? [{ kind: 'code', code }] : [],
      ),
    ]
  }

  /** The camera was off: what was in view need not be any more. */
  forget(): void {
    this.#pending.clear()
    this.#told.clear()
    this.#rivals.clear()
  }

  /** Two phones are told once, when the second is first seen beside the first. */
  #rivalry(payments: ReadonlySet<string>, at: number): Confirmation[] {
    const [first, second] = payments
    const isKnown = this.#rivals.size > 0
    if (first === undefined || (second === undefined && !isKnown)) return []
    for (const text of payments) this.#rivals.see(text, at)
    this.#startAnew()
    return isKnown ? [] : [{ kind: 'ambiguous', text: first }]
  }

  #isConfirmed({ text }: SeenCode, beside: readonly SeenCode[], at: number): boolean {
    if (isPaymentShaped(text)) this.#startAnew(text)
    if (this.#told.has(text)) return false
    const hasQr = beside.some((other) => other.symbology === 'qr' && other.text === text)
    // A decoder may tell one symbol twice: that is one read.
    const firstRead = this.#pending.get(text) ?? this.#frame
    if (!hasQr && firstRead === this.#frame) {
      this.#pending.set(text, this.#frame)
      return false
    }
    this.#pending.delete(text)
    this.#told.see(text, at)
    return true
  }

  /** With this payment code, and no other. */
  #startAnew(text?: string): void {
    for (const other of this.#pending.keys()) {
      if (other !== text && isPaymentShaped(other)) this.#pending.delete(other)
    }
  }

  #forgetGone(at: number): void {
    this.#told.next(at)
    this.#rivals.next(at)
    // The one that is left is no rival any more.
    if (this.#rivals.size === 1) this.#rivals.clear()
    for (const [text, frame] of this.#pending) {
      if (this.#frame - frame > framesToConfirm) this.#pending.delete(text)
    }
  }
}

const isNoPayment = ({ text }: SeenCode): boolean => !isPaymentShaped(text)
