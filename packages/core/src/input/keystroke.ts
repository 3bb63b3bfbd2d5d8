/**
 * A key press or release as a browser, a terminal or a raw keyboard report delivers it. `at` is the device's time of
 * the event in ms, in the time base of the input's `Clock.monotonic()`; in a browser `event.timeStamp`, never the time
 * at which a handler ran.
 */
export interface KeyEvent {
  readonly type: 'keydown' | 'keyup'
  readonly at: number
  /** The character or the key's name. Absent in some synthetic events (Chrome's autofill). */
  readonly key?: string
  /** The physical key (`Digit1`), the same under every layout. Absent or empty on Android. */
  readonly code?: string
  readonly keyCode?: number
  readonly shiftKey?: boolean
  readonly ctrlKey?: boolean
  readonly altKey?: boolean
  readonly metaKey?: boolean
  /** Position on the keyboard (`KeyboardEvent.location`): 3 is the keypad. Absent means 0. */
  readonly location?: number
  /** The key is held and the system repeats it. */
  readonly repeat?: boolean
  /** `false` when a script made the event. Absent means trusted. */
  readonly isTrusted?: boolean
}

/**
 * Text that enters a field, from `beforeinput`, `input` and composition events. It counts only where no key press has
 * accounted for it: behind an input method, or on Android, where keys have neither `key` nor `code`.
 */
export interface TextEvent {
  readonly type:
    | 'beforeinput'
    | 'input'
    | 'compositionstart'
    | 'compositionupdate'
    | 'compositionend'
  readonly at: number
  /** The kind of change (`insertText`); absent for composition events. */
  readonly inputType?: string
  readonly data?: string | null
  /** `false` when a script made the event. Absent means trusted. */
  readonly isTrusted?: boolean
}

/** Text that arrived in one piece, without keys: a paste. */
interface PasteEvent {
  readonly type: 'paste'
  readonly at: number
  readonly text: string
}

/** Keyboard events start to reach us (`focus`), or stop (`blur`). */
export interface FocusChange {
  readonly type: 'focus' | 'blur'
  readonly at: number
}

/** What a keyboard-wedge scanner, or a person at the keyboard, sends. */
export type Keystroke = KeyEvent | TextEvent | PasteEvent | FocusChange
