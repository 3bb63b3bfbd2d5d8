import { isPaymentShaped } from '../payment-shape.ts'
import type { InputReason } from '../rejection.ts'
import { isOneKey, type Typing } from './pace.ts'

/** Two guns hold each other's keys down now and then; this share of all keys is no accident. */
const overlapShare = 0.25

/** Fewer equal characters are a number such as 1111. */
const leastHeld = 6

/** What the way a text was typed says against it, whoever typed it. */
export function whyNoScan(typing: Typing): InputReason | undefined {
  if (typing.text.length >= leastHeld && isOneKey(typing)) return 'held-key'
  return isPaymentShaped(typing.text) || !isInterleaved(typing) ? undefined : 'interleaved'
}

/** Two codes, a digit of each in turn; or digits whose keys overlap as no single scanner's do. */
function isInterleaved({ text, overlaps, gapsMs }: Typing): boolean {
  if (!/^[0-9]{19,}$/.test(text)) return false
  const turn = (first: number): string =>
    Array.from(text)
      .filter((_, place) => place % 2 === first)
      .join('')
  if (overlaps >= overlapShare * gapsMs.length) return true
  const isTwice = text.slice(0, text.length / 2) === text.slice(text.length / 2)
  return !isTwice && isPaymentShaped(turn(0)) && isPaymentShaped(turn(1))
}
