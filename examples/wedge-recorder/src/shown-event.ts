import type { Keystroke } from '@paycode/core/adapter'

/** An event in the form in which it may be shown. */
export interface ShownEvent {
  readonly type: string
  /** The typed character, or the key's name. */
  readonly what: string
  /** The key's `code`, or the kind of input. */
  readonly where: string
}

const digitPlace = /^(Digit|Numpad)[0-9]$/

/** With `masked`, each character is shown as a dot, and so is the digit in a key's `code`. */
export function shownEvent(keystroke: Keystroke, masked: boolean): ShownEvent {
  const { type } = keystroke
  const dots = (text: string): string => (masked ? text.replace(/\P{C}/gu, '•') : text)
  if (keystroke.type === 'keydown' || keystroke.type === 'keyup') {
    const { key = '', code = '' } = keystroke
    const tellsDigit = digitPlace.test(code)
    const isCharacter = Array.from(key).length === 1
    return {
      type: keystroke.repeat ? `${type} ↻` : type,
      // Without NumLock the name of a keypad's key reveals its digit.
      what: masked && tellsDigit ? '•' : isCharacter ? dots(key) : key,
      where: masked ? code.replace(digitPlace, '$1•').replace(/^Key[A-Z]$/, 'Key•') : code,
    }
  }
  if (keystroke.type === 'paste') return { type, what: dots(keystroke.text), where: '' }
  const { data, inputType = '' } = 'data' in keystroke ? keystroke : {}
  return { type, what: dots(data ?? ''), where: inputType }
}
