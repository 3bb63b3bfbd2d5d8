import { isPaymentShaped } from '../payment-shape.ts'
import { CodesInView } from './codes-in-view.ts'
import type { SeenCode, SeenFrame } from './seen-code.ts'

/**
 * The second of two equal reads comes at most this many frames after the first. Measured on 3 500 adversarial pictures:
 * no decoder gave the same wrong code twice within six frames.
 */
const maxFramesToConfirm = 6

export type Confirmation =
  | { readonly kind: 'code'; readonly code: SeenCode }
  /** Two different payment codes in one view: which one is meant is unknown. */
  | { readonly kind: 'ambiguous'; readonly text: string }

/**
 * Decides which codes of a video are reported, each once while it stays in view. A QR corrects its errors, so one read
 * is enough. A bar code has only a check digit, so it takes two equal reads, or one beside the QR of the same code. A
 * different payment code in between starts the count again, because the phone may have refreshed its code; codes are
 * never out-voted. Two payment codes in one frame are two phones: neither is reported until one of them has left the
 * view, however often the other is read alone meanwhile.
 */
export class ConfirmCodes {
  #frame = 0
  /** Bar codes that were read once, with the frame of that read. At most one of them is a payment code. */
  readonly #pending = new Map<string, number>()
  /** Reported codes that are still in view. */
  readonly #reported = new CodesInView()
  /** Payment codes that were in one view, until all but one have left it. */
  readonly #rivals = new CodesInView()

  /** Returns what a frame confirms, in the decoder's order. */
  read({ at, codes }: SeenFrame): Confirmation[] {
    this.#frame += 1
    this.#forgetGone(at)
    for (const { text } of codes) if (this.#reported.has(text)) this.#reported.see(text, at)
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

  /** Forgets everything, because the camera was off and the view may have changed. */
  forget(): void {
    this.#pending.clear()
    this.#reported.clear()
    this.#rivals.clear()
  }

  /** Reports two phones once: when the second code is first seen beside the first. */
  #rivalry(payments: ReadonlySet<string>, at: number): Confirmation[] {
    const [first, second] = payments
    const isKnown = this.#rivals.size > 0
    if (first === undefined || (second === undefined && !isKnown)) return []
    for (const text of payments) this.#rivals.see(text, at)
    this.#restart()
    return isKnown ? [] : [{ kind: 'ambiguous', text: first }]
  }

  #isConfirmed({ text }: SeenCode, beside: readonly SeenCode[], at: number): boolean {
    if (isPaymentShaped(text)) this.#restart(text)
    if (this.#reported.has(text)) return false
    const hasQr = beside.some((other) => other.symbology === 'qr' && other.text === text)
    // A decoder may report one symbol twice in a frame; that counts as one read.
    const firstRead = this.#pending.get(text) ?? this.#frame
    if (!hasQr && firstRead === this.#frame) {
      this.#pending.set(text, this.#frame)
      return false
    }
    this.#pending.delete(text)
    this.#reported.see(text, at)
    return true
  }

  /** Drops the pending payment codes, except `text`. */
  #restart(text?: string): void {
    for (const other of this.#pending.keys()) {
      if (other !== text && isPaymentShaped(other)) this.#pending.delete(other)
    }
  }

  #forgetGone(at: number): void {
    this.#reported.next(at)
    this.#rivals.next(at)
    // A single code has no rival any more.
    if (this.#rivals.size === 1) this.#rivals.clear()
    for (const [text, frame] of this.#pending) {
      if (this.#frame - frame > maxFramesToConfirm) this.#pending.delete(text)
    }
  }
}

const isNoPayment = ({ text }: SeenCode): boolean => !isPaymentShaped(text)
