import type { KeyEvent } from '@paycode/core/adapter'
import type { KeyInput } from './web-contents.ts'

/** Electron's key in the form of a page's key event. Electron gives no time: `at` is the key's arrival. */
export const keystrokeOfInput = (input: KeyInput, at: number): KeyEvent => ({
  type: input.type === 'keyUp' ? 'keyup' : 'keydown',
  at,
  key: input.key,
  code: input.code,
  shiftKey: input.shift,
  ctrlKey: input.control,
  altKey: input.alt,
  metaKey: input.meta,
  repeat: input.isAutoRepeat,
})
