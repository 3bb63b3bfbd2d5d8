import { isPaymentShaped } from '../payment-shape.ts'
import type { SeenCode, SeenFrame } from './seen-code.ts'

/**
 * So many frames at the most lie between two equal reads that confirm each other. Measured on 3 500 adversarial pictures: no
 * decoder gave a wrong code that came twice within six frames (facts gathered for the project, camera, "Confirmation").
 */
const framesToConfirm = 6
/** A code that was not read for so long, in ms, and in so many frames, has left the view. One frame says nothing: hands shake. */
const goneMs = 700
const goneFrames = 5

export type Confirmation =
  | { readonly kind: 'code'; readonly code: SeenCode }
  /** Two different payment codes in one view: nobody can say whose is meant. */
  | { readonly kind: 'ambiguous'; readonly text: string }

interface Place {
  frame: number
  at: number
}

/**
 * Which codes of a video are to be believed, each once as long as it stays in view. A QR corrects its errors and is believed
 * at once. A bar code has a check digit only: it takes two equal reads, or the QR of the same code beside it. A different code
 * in between starts anew, since the phone may have refreshed its code; it is never out-voted.
 */
export class ConfirmCodes {
  #frame = 0
  /** Bar codes that were read once, with the frame: at most one of them is a payment code. */
  readonly #pending = new Map<string, number>()
  /** What has been told and is still in view, by text. Bounded by what a view holds. */
  readonly #inView = new Map<string, Place>()
  #ambiguous: Place | undefined

  /** What a frame confirms, in the order in which the decoder gave it. */
  read({ at, codes }: SeenFrame): Confirmation[] {
    this.#frame += 1
    this.#forgetGone(at)
    const payments = [...new Set(codes.map(({ text }) => text).filter(isPaymentShaped))]
    const [first, second] = payments
    if (first !== undefined && second !== undefined) return this.#refuse(first, at)
    return codes.flatMap((code) =>
      this.#isConfirmed(code, codes, at) ? [{ kind: 'code', code }] : [],
    )
  }

  /** The camera was off: what was in view need not be any more. */
  forget(): void {
    this.#pending.clear()
    this.#ambiguous = undefined
    this.#inView.clear()
  }

  #refuse(text: string, at: number): Confirmation[] {
    this.#pending.clear()
    const isKnown = this.#ambiguous !== undefined
    this.#ambiguous = { frame: this.#frame, at }
    return isKnown ? [] : [{ kind: 'ambiguous', text }]
  }

  #isConfirmed({ text }: SeenCode, beside: readonly SeenCode[], at: number): boolean {
    const place = { frame: this.#frame, at }
    if (isPaymentShaped(text)) this.#startAnewBut(text)
    const known = this.#inView.get(text)
    if (known) {
      Object.assign(known, place)
      return false
    }
    const hasQr = beside.some((other) => other.symbology === 'qr' && other.text === text)
    if (!hasQr && !this.#pending.has(text)) {
      this.#pending.set(text, this.#frame)
      return false
    }
    this.#pending.delete(text)
    this.#inView.set(text, place)
    return true
  }

  #startAnewBut(text: string): void {
    for (const other of this.#pending.keys()) {
      if (other !== text && isPaymentShaped(other)) this.#pending.delete(other)
    }
  }

  #forgetGone(at: number): void {
    const isGone = (place: Place): boolean =>
      at - place.at >= goneMs && this.#frame - place.frame > goneFrames
    for (const [text, place] of this.#inView) if (isGone(place)) this.#inView.delete(text)
    for (const [text, frame] of this.#pending) {
      if (this.#frame - frame > framesToConfirm) this.#pending.delete(text)
    }
    if (this.#ambiguous && isGone(this.#ambiguous)) this.#ambiguous = undefined
  }
}
