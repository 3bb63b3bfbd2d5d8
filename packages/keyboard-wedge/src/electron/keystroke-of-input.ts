import type { KeyEvent } from '@paycode/core/adapter'
import type { KeyInput } from './web-contents.ts'

/** Electron's key as the one that a page would be told. Electron gives no time: `at` is that of its arrival. */
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
