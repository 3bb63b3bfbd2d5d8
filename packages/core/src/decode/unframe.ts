import { symbologyOfAim, type Symbology } from '../scan/symbology.ts'

/** The content of a scan, without what the scanner put around it. */
export interface Unframed {
  readonly text: string
  readonly aim?: string
  readonly symbology?: Symbology
}

/** What the scanner is set to put around each code. Empty: nothing. */
export interface Affixes {
  readonly prefix?: string
  readonly suffix?: string
}

export const stx = '\u0002'
export const etx = '\u0003'
const aimIdentifier = /^\][A-Za-z][0-9A-Za-z]/
const aimLength = 3

/**
 * Removes STX/ETX, a leading AIM identifier, the prefix and the suffix from a scan's content. Framing belongs to the
 * transport; the rules of the code never trim. At each edge the parts may come in any order, because scanners differ,
 * and each part is removed once: a second one is content. The prefix and the suffix are removed only where all that are
 * set are present. A scan that lacks one may be cut, so it stays whole and is judged as it came.
 */
export function unframe(received: string, { prefix = '', suffix = '' }: Affixes = {}): Unframed {
  const head = headOf(received, prefix)
  const tail = tailOf(received.slice(head.length), suffix)
  if (!head.hasPrefix || !tail.hasSuffix) return unframe(received)
  const text = received.slice(head.length, received.length - tail.length)
  const { aim } = head
  if (aim === undefined) return { text }
  const symbology = symbologyOfAim(aim)
  return { text, aim, ...(symbology && { symbology }) }
}

/** Finds the framing in front of the content. */
function headOf(text: string, prefix: string) {
  let length = 0
  let aim: string | undefined
  let hasStx = false
  let hasPrefix = prefix === ''
  for (;;) {
    const nextAim = aimIdentifier.exec(text.slice(length, length + aimLength))?.[0]
    if (!hasPrefix && text.startsWith(prefix, length)) {
      hasPrefix = true
      length += prefix.length
    } else if (!hasStx && text.startsWith(stx, length)) {
      hasStx = true
      length += stx.length
    } else if (aim === undefined && nextAim !== undefined) {
      aim = nextAim
      length += aimLength
    } else {
      return { length, aim, hasPrefix }
    }
  }
}

/** Finds the framing behind the content. */
function tailOf(text: string, suffix: string) {
  let end = text.length
  let hasEtx = false
  let hasSuffix = suffix === ''
  for (;;) {
    if (!hasSuffix && text.endsWith(suffix, end)) {
      hasSuffix = true
      end -= suffix.length
    } else if (!hasEtx && text.endsWith(etx, end)) {
      hasEtx = true
      end -= etx.length
    } else {
      return { length: text.length - end, hasSuffix }
    }
  }
}
