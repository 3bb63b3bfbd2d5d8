import { paymentShaped } from '../verdict/payment-shaped.mjs'
import { sameText } from './same-text.mjs'

/** What one contestant read in the pictures of each set. */
export class PhotoTally {
  #sets = new Map()
  /** Texts that are not in truth.json. A picture may show more than its row says: only payment-shaped ones are surely wrong. */
  other = 0
  wrongPayments = 0
  ms = []

  add({ id, set, isDrawn, codes }, { found, ms }) {
    const isTrue = ({ text }) => codes.some((code) => sameText(code.text, text))
    const wrong = found.filter((code) => !isTrue(code)).map(({ text }) => ({ id, text }))
    const read = found.some(isTrue)
    this.other += wrong.length
    this.wrongPayments += wrong.filter(({ text }) => paymentShaped(text)).length
    this.ms.push(ms)
    const entry = this.#sets.get(set) ?? { set, isDrawn, withCode: 0, read: 0, without: 0 }
    this.#sets.set(set, entry)
    if (codes.length === 0) entry.without += 1
    else entry.withCode += 1
    if (read) entry.read += 1
    return { read, wrong }
  }

  /** In the order of truth.json. */
  sets() {
    return [...this.#sets.values()]
  }
}
