import type { Stroke } from '@paycode/core/adapter'
import { isForInputMethod } from './late-text.ts'
import { isShortcut, mayBegin } from './may-begin.ts'
import { documentOf, originOf } from './own-windows.ts'
import { takesText } from './takes-text.ts'

/**
 * Whether a key that does not look scanned yet must be held, because it may be a scan's and the page would act on it.
 * `isBehindHeld`: earlier keys are held, so this one waits behind them.
 */
export function mustHold(
  event: KeyboardEvent,
  stroke: Stroke,
  prefix: string,
  isBehindHeld: boolean,
): boolean {
  if (!event.isTrusted || stroke.kind !== 'character') return false
  if (isShortcut(event) || isForInputMethod(event)) return false
  const isCandidate = isBehindHeld || (!event.repeat && mayBegin(event, stroke, prefix))
  return isCandidate && !takesText(documentOf(originOf(event)))
}
