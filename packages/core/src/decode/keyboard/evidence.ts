import type { KeyEvent, TextEvent } from '../../input/keystroke.ts'
import type { InputReason } from '../../scan/rejection.ts'
import type { KeystrokeOptions } from './keystroke-options.ts'

/** Keys older than this at their delivery are no scan of now. Odoo's IoT box drops bar codes at the same age. */
const staleMs = 5_000

/** What is known of an event besides what it types. */
export interface Evidence {
  /** When it happened and when it reached us, ms on the monotonic clock. */
  readonly at: number
  readonly now: number
  /** What speaks against it. */
  readonly spoils: InputReason | undefined
}

export function evidenceOf(
  event: KeyEvent | TextEvent,
  { clock, trust }: Required<Pick<KeystrokeOptions, 'clock' | 'trust'>>,
): Evidence {
  const now = clock.monotonic()
  const reasons: readonly (InputReason | false)[] = [
    event.isTrusted === false && trust !== 'any' && 'untrusted-input',
    now - event.at > staleMs && 'stale-input',
  ]
  const spoils = reasons.find((reason) => reason !== false)
  // A stamp from another time base (epoch milliseconds in old engines) lies in the future: arrival must do.
  // So must it where a stamp is no number at all.
  return { now, at: Number.isFinite(event.at) && event.at <= now ? event.at : now, spoils }
}
