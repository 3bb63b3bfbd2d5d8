import type { HidReport } from '../../input/hid-event.ts'
import type { KeyEvent } from '../../input/keystroke.ts'
import { keyOfUsage, modifiers, type KeyOfUsage } from './key-usages.ts'
import type { KeyboardLayout } from './keyboard-layout.ts'

/** ErrorRollOver, POSTFail and ErrorUndefined appear in key slots, but are not keys. */
const lastError = 0x03
/** Maximum number of keys in a report. Neither a person nor a scanner presses more at once. */
const maxKeys = 32

/**
 * Turns a keyboard's reports into key presses and releases. A key is pressed when it is in this report and was not in
 * the last one, in the order of the slots. A report of a rollover error has no keys, so the last report holds.
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
    const slots = [...data.subarray(from, from + Math.min(length, maxKeys))].filter(Boolean)
    if (slots.some((usage) => usage <= lastError)) return []
    const keys = [...new Set(slots)]
    const before = { keys: this.#down, modifiers: this.#modifiers }
    this.#down = keys
    this.#modifiers = data[this.#layout.modifiers] ?? 0
    const released = before.keys.filter((usage) => !keys.includes(usage)).map(keyOfUsage)
    const pressed = keys.filter((usage) => !before.keys.includes(usage)).map(keyOfUsage)
    // Shift goes down before the key that it changes, and up after it.
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

/** The modifiers that are set in one byte and not in the other. */
const changed = (inThis: number, notInThat: number): KeyOfUsage[] =>
  modifiers.filter((_, bit) => ((inThis >>> bit) & 1) === 1 && ((notInThat >>> bit) & 1) === 0)
