// What a browser says of the keys (UI Events; the AZERTY row was seen under X: `code` and `keyCode` stay).

const digitRow = (digit, key) => ({ key, code: `Digit${digit}`, keyCode: 48 + Number(digit) })
const azertyRow = ['à', '&', 'é', '"', "'", '(', '-', 'è', '_', 'ç']
const numLockOff = [
  ['Insert', 45],
  ['End', 35],
  ['ArrowDown', 40],
  ['PageDown', 34],
  ['ArrowLeft', 37],
  ['Clear', 12],
  ['ArrowRight', 39],
  ['Home', 36],
  ['ArrowUp', 38],
  ['PageUp', 33],
]

/** How a digit comes from each kind of keyboard. */
export const layouts = {
  us: (digit) => digitRow(digit, digit),
  azerty: (digit) => digitRow(digit, azertyRow[digit]),
  keypad: (digit) => ({
    ...{ key: digit, code: `Numpad${digit}`, keyCode: 96 + Number(digit), location: 3 },
  }),
  keypadNumLockOff(digit) {
    const [key, keyCode] = numLockOff[digit]
    return { key, code: `Numpad${digit}`, keyCode, location: 3 }
  },
}

const enter = { key: 'Enter', code: 'Enter', keyCode: 13 }
const tab = { key: 'Tab', code: 'Tab', keyCode: 9 }

/** What ends a scan: keys, or a key with Ctrl. */
export const suffixes = {
  enter: [enter],
  tab: [tab],
  keypadEnter: [{ ...enter, code: 'NumpadEnter', location: 3 }],
  crlf: [enter, { key: 'j', code: 'KeyJ', keyCode: 74, ctrlKey: true }],
  none: [],
}

export const controlKey = { key: 'Control', code: 'ControlLeft', keyCode: 17 }

/** What a person presses for a letter, digit or space; Enter for a line's end. */
export function keyOfCharacter(character) {
  if (character === '\r') return enter
  if (character === ' ') return { key: ' ', code: 'Space', keyCode: 32 }
  if (/[0-9]/.test(character)) return layouts.us(character)
  const capital = character.toUpperCase()
  return { key: character, code: `Key${capital}`, keyCode: capital.charCodeAt(0) }
}
