import type { Stroke } from '@paycode/core/adapter'

/** Begins a scanner's AIM identifier. */
const aimStart = ']'

/**
 * Whether a key may be the first of a scan. Keys that move something, such as the keypad's without NumLock, are not: they cannot be
 * pressed again.
 */
export function mayBegin({ key }: KeyboardEvent, stroke: Stroke, prefix: string): boolean {
  const isDigit = stroke.kind === 'character' && stroke.digit !== undefined && !stroke.oddity
  return isDigit || key === aimStart || key === prefix[0]
}

/** Ctrl with a letter stands for a control character of a scan, if it is not what it looks like. With Alt it is AltGr. */
export const isShortcut = ({ ctrlKey, altKey }: KeyboardEvent): boolean => ctrlKey && !altKey
