import type { KeyEvent, TextEvent } from '../../input/keystroke.ts'
import type { InputReason } from '../../scan/rejection.ts'
import type { KeystrokeOptions } from './keystroke-options.ts'

/**
 * Keys with a longer delay until their delivery, in ms, are not part of a present scan. Odoo's IoT box drops bar codes
 * at the same age.
 */
const maxDelayMs = 5_000

/** What is known about an event besides its text. */
export interface Evidence {
  /** When it happened and when it was delivered, ms on the monotonic clock. */
  readonly at: number
  readonly now: number
  /** The reason why it cannot be part of a scan. */
  readonly spoils: InputReason | undefined
}

export function evidenceOf(
  event: KeyEvent | TextEvent,
  { clock, trust }: Required<Pick<KeystrokeOptions, 'clock' | 'trust'>>,
): Evidence {
  const now = clock.monotonic()
  const reasons: readonly (InputReason | false)[] = [
    event.isTrusted === false && trust !== 'any' && 'untrusted-input',
    now - event.at > maxDelayMs && 'stale-input',
  ]
  const spoils = reasons.find((reason) => reason !== false)
  // A stamp from another time base (epoch milliseconds in old engines) lies in the future: the delivery time replaces
  // it. It also replaces a stamp that is not a number.
  return { now, at: Number.isFinite(event.at) && event.at <= now ? event.at : now, spoils }
}
