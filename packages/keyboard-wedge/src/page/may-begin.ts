import type { Stroke } from '@paycode/core/adapter'

/** The first character of a scanner's AIM identifier. */
const aimStart = ']'

/**
 * Whether a key may be the first of a scan. Keys that move something, such as the keypad's without NumLock, may not: a script
 * cannot repeat their effect.
 */
export function mayBegin({ key }: KeyboardEvent, stroke: Stroke, prefix: string): boolean {
  const isDigit = stroke.kind === 'character' && stroke.digit !== undefined && !stroke.oddity
  return isDigit || key === aimStart || key === prefix[0]
}

/** Whether a key is a shortcut. In a scan, Ctrl with a letter means a control character. Ctrl with Alt is AltGr, which types text. */
export const isShortcut = ({ ctrlKey, altKey }: KeyboardEvent): boolean => ctrlKey && !altKey
