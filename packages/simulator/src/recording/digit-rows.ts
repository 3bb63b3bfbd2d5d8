/**
 * The `key` values of the ten digit keys, from 0 to 9, where they are not digits. Sources: the layouts `fr`, `be`, `cz`, `sk` and
 * `us` of xkeyboard-config; the keypad without NumLock from W3C UI Events KeyboardEvent key Values.
 */
const keyRows: readonly (readonly string[])[] = [
  Array.from('à&é"\'(-è_ç'),
  // In X, CapsLock turns a French row into capitals, not into digits.
  Array.from('À&É"\'(-È_Ç'),
  Array.from('à&é"\'(§è!ç'),
  Array.from('é+ěščřžýáí'),
  Array.from('é+ľščťžýáí'),
  Array.from(')!@#$%^&*('),
  [
    ...['Insert', 'End', 'ArrowDown', 'PageDown', 'ArrowLeft', 'Clear'],
    ...['ArrowRight', 'Home', 'ArrowUp', 'PageUp'],
  ],
]

/** The `keyCode` values: the row above the letters, the keypad, the keypad without NumLock. */
const keyCodeRows: readonly (readonly number[])[] = [
  [48, 49, 50, 51, 52, 53, 54, 55, 56, 57],
  [96, 97, 98, 99, 100, 101, 102, 103, 104, 105],
  [45, 35, 40, 34, 37, 12, 39, 36, 38, 33],
]

/** The `key` that the key of another digit has in the same layout. */
export const otherKey = (key: string, digit: number, other: number): string | undefined =>
  keyRows.find((row) => row[digit] === key)?.[other]

/** The `keyCode` that the key of another digit has in the same row. */
export const otherKeyCode = (keyCode: number, digit: number, other: number): number | undefined =>
  keyCodeRows.find((row) => row[digit] === keyCode)?.[other]

/** The digit of a `keyCode` that only digit keys have. */
export function digitOfKeyCode(keyCode: number): number | undefined {
  const place = keyCodeRows.slice(0, 2).flat().indexOf(keyCode)
  return place < 0 ? undefined : place % 10
}
