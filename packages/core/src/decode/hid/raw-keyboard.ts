import type { HidReport } from '../../input/hid-event.ts'
import type { KeyEvent } from '../../input/keystroke.ts'
import { keyOfUsage, modifiers, type KeyOfUsage } from './key-usages.ts'
import type { KeyboardLayout } from './keyboard-layout.ts'

/** ErrorRollOver, POSTFail and ErrorUndefined stand where keys do, and are none. */
const lastError = 0x03
/** Past so many at once no hand and no scanner is at work. */
const mostKeys = 32

/**
 * A keyboard's reports as the presses and releases that they stand for: what is in this one and was not in the last is pressed,
 * in the order of the slots. A report of a rollover error says nothing of the keys, and the last one holds.
 */
export class RawKeyboard {
  readonly #layout: KeyboardLayout
  #down: readonly number[] = []
  #modifiers = 0

  constructor(layout: KeyboardLayout) {
    this.#layout = layout
  }

  /** `at`: ms on the monotonic clock. */
  read({ reportId, data }: HidReport, at: number): KeyEvent[] {
    const { from, length } = this.#layout.keys
    if (reportId !== this.#layout.reportId || data.length <= from) return []
    const slots = [...data.subarray(from, from + Math.min(length, mostKeys))].filter(Boolean)
    if (slots.some((usage) => usage <= lastError)) return []
    const keys = [...new Set(slots)]
    const before = { keys: this.#down, modifiers: this.#modifiers }
    this.#down = keys
    this.#modifiers = data[this.#layout.modifiers] ?? 0
    const released = before.keys.filter((usage) => !keys.includes(usage)).map(keyOfUsage)
    const pressed = keys.filter((usage) => !before.keys.includes(usage)).map(keyOfUsage)
    // Shift goes down before the key that it is for, and up behind it.
    return [
      ...released.map((key) => this.#event('keyup', key, at)),
      ...changed(before.modifiers, this.#modifiers).map((key) => this.#event('keyup', key, at)),
      ...changed(this.#modifiers, before.modifiers).map((key) => this.#event('keydown', key, at)),
      ...pressed.map((key) => this.#event('keydown', key, at)),
    ]
  }

  #event(type: KeyEvent['type'], { code, plain, shifted }: KeyOfUsage, at: number): KeyEvent {
    const has = (name: string): boolean =>
      modifiers.some((key, bit) => key.plain === name && ((this.#modifiers >>> bit) & 1) === 1)
    const shiftKey = has('Shift')
    return {
      ...{ type, at, code, key: shiftKey ? shifted : plain, shiftKey },
      ...{ ctrlKey: has('Control'), altKey: has('Alt'), metaKey: has('Meta') },
    }
  }
}

/** The modifiers that are in one byte and not in another. */
const changed = (inThis: number, notInThat: number): KeyOfUsage[] =>
  modifiers.filter((_, bit) => ((inThis >>> bit) & 1) === 1 && ((notInThat >>> bit) & 1) === 0)
