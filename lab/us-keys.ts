/** A key of the US layout: what the page and the X server each call it. */
interface UsKey {
  /** `KeyboardEvent.code`: the place of the key, whatever the layout. */
  readonly code: string
  /** `KeyboardEvent.keyCode` under the US layout. */
  readonly keyCode: number
  /** The X server's number for the same place, with the evdev rules. */
  readonly xKeycode: number
}

export interface UsStroke {
  readonly key: UsKey
  readonly modifier?: 'shift' | 'control'
}

// Code, keyCode, X keycode, plain and shifted character. Codes: W3C UI Events KeyboardEvent code Values; keyCodes:
// Chromium's keyboard_codes (the Windows virtual keys); X keycodes: xkeyboard-config, keycodes/evdev.
const rows = [
  ['Backquote', 192, 49, '`', '~'],
  ['Digit1', 49, 10, '1', '!'],
  ['Digit2', 50, 11, '2', '@'],
  ['Digit3', 51, 12, '3', '#'],
  ['Digit4', 52, 13, '4', '$'],
  ['Digit5', 53, 14, '5', '%'],
  ['Digit6', 54, 15, '6', '^'],
  ['Digit7', 55, 16, '7', '&'],
  ['Digit8', 56, 17, '8', '*'],
  ['Digit9', 57, 18, '9', '('],
  ['Digit0', 48, 19, '0', ')'],
  ['Minus', 189, 20, '-', '_'],
  ['Equal', 187, 21, '=', '+'],
  ['KeyQ', 81, 24, 'q', 'Q'],
  ['KeyW', 87, 25, 'w', 'W'],
  ['KeyE', 69, 26, 'e', 'E'],
  ['KeyR', 82, 27, 'r', 'R'],
  ['KeyT', 84, 28, 't', 'T'],
  ['KeyY', 89, 29, 'y', 'Y'],
  ['KeyU', 85, 30, 'u', 'U'],
  ['KeyI', 73, 31, 'i', 'I'],
  ['KeyO', 79, 32, 'o', 'O'],
  ['KeyP', 80, 33, 'p', 'P'],
  ['BracketLeft', 219, 34, '[', '{'],
  ['BracketRight', 221, 35, ']', '}'],
  ['KeyA', 65, 38, 'a', 'A'],
  ['KeyS', 83, 39, 's', 'S'],
  ['KeyD', 68, 40, 'd', 'D'],
  ['KeyF', 70, 41, 'f', 'F'],
  ['KeyG', 71, 42, 'g', 'G'],
  ['KeyH', 72, 43, 'h', 'H'],
  ['KeyJ', 74, 44, 'j', 'J'],
  ['KeyK', 75, 45, 'k', 'K'],
  ['KeyL', 76, 46, 'l', 'L'],
  ['Semicolon', 186, 47, ';', ':'],
  ['Quote', 222, 48, "'", '"'],
  ['Backslash', 220, 51, '\\', '|'],
  ['KeyZ', 90, 52, 'z', 'Z'],
  ['KeyX', 88, 53, 'x', 'X'],
  ['KeyC', 67, 54, 'c', 'C'],
  ['KeyV', 86, 55, 'v', 'V'],
  ['KeyB', 66, 56, 'b', 'B'],
  ['KeyN', 78, 57, 'n', 'N'],
  ['KeyM', 77, 58, 'm', 'M'],
  ['Comma', 188, 59, ',', '<'],
  ['Period', 190, 60, '.', '>'],
  ['Slash', 191, 61, '/', '?'],
  ['Space', 32, 65, ' ', ''],
  ['Enter', 13, 36, '\r', ''],
  ['Tab', 9, 23, '\t', ''],
] as const

const strokes = new Map<string, UsStroke>(
  rows.flatMap(([code, keyCode, xKeycode, plain, shifted]) => {
    const key = { code, keyCode, xKeycode }
    return [
      [plain, { key }] as const,
      ...(shifted === '' ? [] : [[shifted, { key, modifier: 'shift' }] as const]),
    ]
  }),
)

/**
 * How a scanner that is set to the US layout types a character. `\r` is Enter, `\t` is Tab, and the other
 * control characters are Ctrl with the letter of the same last bits: `\n` is Ctrl+J, GS is Ctrl+].
 */
export function usStroke(character: string): UsStroke {
  const stroke = strokes.get(character) ?? controlStroke(character)
  if (stroke === undefined) {
    throw new TypeError('A US-layout scanner types ASCII only; this character is not ASCII.')
  }
  return stroke
}

function controlStroke(character: string): UsStroke | undefined {
  const point = character.codePointAt(0) ?? Number.POSITIVE_INFINITY
  if (point >= 0x20) return undefined
  const letter = strokes.get(String.fromCodePoint(point + 0x40).toLowerCase())
  return letter && { key: letter.key, modifier: 'control' }
}
