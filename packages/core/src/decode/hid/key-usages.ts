/** A key as a browser names it under a US layout, and what it types without and with Shift. */
export interface KeyOfUsage {
  readonly code: string
  readonly plain: string
  readonly shifted: string
}

const key = (code: string, plain: string, shifted = plain): KeyOfUsage => ({ code, plain, shifted })

const letters = Array.from('abcdefghijklmnopqrstuvwxyz', (letter) =>
  key(`Key${letter.toUpperCase()}`, letter, letter.toUpperCase()),
)

const digits = Array.from('1234567890', (digit, place) =>
  key(`Digit${digit}`, digit, '!@#$%^&*()'.charAt(place)),
)

const named = ['Enter', 'Escape', 'Backspace', 'Tab'].map((name) => key(name, name))

const signs = [
  key('Space', ' '),
  ...[key('Minus', '-', '_'), key('Equal', '=', '+'), key('BracketLeft', '[', '{')],
  ...[key('BracketRight', ']', '}'), key('Backslash', '\\', '|'), key('Backslash', '#', '~')],
  ...[key('Semicolon', ';', ':'), key('Quote', "'", '"'), key('Backquote', '`', '~')],
  ...[key('Comma', ',', '<'), key('Period', '.', '>'), key('Slash', '/', '?')],
]

const functions = Array.from({ length: 12 }, (_, place) => key(`F${place + 1}`, `F${place + 1}`))

const moving = [
  ...['PrintScreen', 'ScrollLock', 'Pause', 'Insert', 'Home', 'PageUp', 'Delete', 'End'],
  ...['PageDown', 'ArrowRight', 'ArrowLeft', 'ArrowDown', 'ArrowUp', 'NumLock'],
].map((name) => key(name, name))

const keypad = [
  ...[key('NumpadDivide', '/'), key('NumpadMultiply', '*'), key('NumpadSubtract', '-')],
  ...[key('NumpadAdd', '+'), key('NumpadEnter', 'Enter')],
  ...Array.from('1234567890', (digit) => key(`Numpad${digit}`, digit)),
  ...[key('NumpadDecimal', '.'), key('IntlBackslash', '\\', '|')],
]

/**
 * Keys by usage, from 0x04 on without a gap (HID Usage Tables, page 0x07). A report has keys, not characters. The
 * characters are those of a US layout, which scanners are set to; digits have the same keys under every layout.
 */
const keys: readonly KeyOfUsage[] = [
  ...letters,
  ...digits,
  ...named,
  ...signs,
  key('CapsLock', 'CapsLock'),
  ...functions,
  ...moving,
  ...keypad,
]
const firstUsage = 0x04

/** The key of a usage; a made-up name for a usage that types nothing. */
export const keyOfUsage = (usage: number): KeyOfUsage =>
  keys[usage - firstUsage] ?? key(`Usage${usage.toString(16)}`, 'Unknown')

/** Modifier keys in the order of the bits in a report's first byte. */
export const modifiers: readonly KeyOfUsage[] = [
  ...[key('ControlLeft', 'Control'), key('ShiftLeft', 'Shift'), key('AltLeft', 'Alt')],
  ...[key('MetaLeft', 'Meta'), key('ControlRight', 'Control'), key('ShiftRight', 'Shift')],
  ...[key('AltRight', 'Alt'), key('MetaRight', 'Meta')],
]
