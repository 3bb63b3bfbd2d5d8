import type { Key } from 'node:readline'
import type { KeyEvent } from '@paycode/core/adapter'

const names: Readonly<Record<string, string>> = {
  return: 'Enter',
  // Node's name for Ctrl+J, line feed, which some scanners send as their suffix.
  enter: 'Enter',
  tab: 'Tab',
  escape: 'Escape',
}
const unprintable = /^[\u0000-\u001F\u007F]/

/** Node's `keypress` in the form of a browser's `keydown`. A terminal reports no releases. */
export function keystrokeOfKeypress(text: string | undefined, key: Key, at: number): KeyEvent {
  const modifiers = { ctrlKey: key.ctrl === true, altKey: key.meta === true }
  const named = key.name === undefined ? undefined : names[key.name]
  if (named !== undefined) return { type: 'keydown', at, key: named, ...modifiers, ctrlKey: false }
  if (text !== undefined && !unprintable.test(text) && !key.ctrl && !key.meta) {
    return { type: 'keydown', at, key: text }
  }
  return { type: 'keydown', at, key: key.name ?? 'Unidentified control', ...modifiers }
}
