import type { XDisplay } from './start-x-display.ts'
import { usStroke } from './us-keys.ts'

/** Keys by their X keycodes that no character stands for. */
export const xKeycodes = {
  ...{ backspace: 22, control: 37, shift: 50, capsLock: 66, numLock: 77, keypadEnter: 104 },
  // By digit.
  keypad: [90, 87, 88, 89, 83, 84, 85, 79, 80, 81],
} as const

const modifiers = { shift: xKeycodes.shift, control: xKeycodes.control } as const

const locks = { Caps_Lock: xKeycodes.capsLock, Num_Lock: xKeycodes.numLock } as const

interface ScanPace {
  /** Between two keys, in ms, real time. The server's load adds to it. Default 2. */
  readonly gapMs?: number
  /** Digits from the keypad; with NumLock off, as it is at first, they are no digits. Default false. */
  readonly keypad?: boolean
}

export interface XKeys {
  /** Types a text with the key codes of a US-layout scanner, whatever the layout; resolves when the last is sent. */
  scan: (text: string, pace?: ScanPace) => Promise<void>
  /** Presses and releases keys by their X keycodes; `'50+38'` is two at once. */
  press: (keycodes: readonly (number | string)[], gapMs?: number) => Promise<void>
  /** Presses a key and leaves it down; it repeats if the display was started so. */
  hold: (keycode: number) => Promise<void>
  release: (keycode: number) => Promise<void>
  /** Sets the layout by its XKB name: `us`, `fr`. */
  layout: (name: string) => Promise<void>
  /** Both locks are off when the display starts. */
  toggle: (lock: keyof typeof locks) => Promise<void>
}

/** The keyboard of a display. Its key events are real: for the browser they are the same as a scanner's. */
export function xKeys(display: XDisplay): XKeys {
  const xdotool = async (...args: readonly string[]) => void (await display.run('xdotool', args))
  const press: XKeys['press'] = (keycodes, gapMs = 2) =>
    xdotool('key', '--delay', String(gapMs), ...keycodes.map(String))
  return {
    press,
    scan: (text, { gapMs, keypad = false } = {}) =>
      press(
        Array.from(text, (character) => combination(character, keypad)),
        gapMs,
      ),
    hold: (keycode) => xdotool('keydown', String(keycode)),
    release: (keycode) => xdotool('keyup', String(keycode)),
    layout: async (name) => void (await display.run('setxkbmap', [name])),
    toggle: (lock) => press([locks[lock]]),
  }
}

function combination(character: string, keypad: boolean): string {
  if (keypad && /^\d$/.test(character)) return String(xKeycodes.keypad[Number(character)])
  const { key, modifier } = usStroke(character)
  return modifier === undefined ? `${key.xKeycode}` : `${modifiers[modifier]}+${key.xKeycode}`
}
