import type { Keystroke } from '@paycode/core'

/**
 * Digits that are exchanged among themselves. 1 stays and 0 to 5 stay below 6, so that the prefixes of WeChat Pay's codes
 * (10 to 15) stay prefixes and a replay still has something to judge.
 */
const groups = ['1', '02345', '6789'] as const

/**
 * Replaces the digits in a recording, each by the same one throughout: what a scanner does to a code (doubles, drops,
 * holds, repeats) stays to be seen, the code does not. A veil, not a cipher: there are 2 880 ways to exchange them, so
 * record codes that are expired or used.
 * @param random draws a number from 0 (included) to 1 (excluded).
 */
export function digitScrubber(random: () => number): (keystroke: Keystroke) => Keystroke {
  const substitutes = new Map(
    groups.flatMap((group) => {
      const shuffled = shuffle(group.split(''), random)
      return group.split('').map((digit, place) => [digit, shuffled[place] ?? digit] as const)
    }),
  )
  const scrub = (text: string): string =>
    text.replace(/[0-9]/g, (digit) => substitutes.get(digit) ?? digit)

  return (keystroke) => {
    if ('text' in keystroke) return { ...keystroke, text: scrub(keystroke.text) }
    if ('data' in keystroke && typeof keystroke.data === 'string') {
      return { ...keystroke, data: scrub(keystroke.data) }
    }
    if (keystroke.type !== 'keydown' && keystroke.type !== 'keyup') return keystroke
    const { key, code, keyCode } = keystroke
    return {
      ...keystroke,
      ...(key !== undefined && /^[0-9]$/.test(key) && { key: scrub(key) }),
      ...(code !== undefined && digitKey.test(code) && { code: scrub(code) }),
      ...(keyCode !== undefined && { keyCode: scrubKeyCode(keyCode, scrub) }),
    }
  }
}

const digitKey = /^(?:Digit|Numpad)[0-9]$/
/** `keyCode` of 0 in the digit row, and on the keypad. */
const zeros = [48, 96] as const

function scrubKeyCode(keyCode: number, scrub: (text: string) => string): number {
  const zero = zeros.find((first) => keyCode >= first && keyCode < first + 10)
  return zero === undefined ? keyCode : zero + Number(scrub(String(keyCode - zero)))
}

/** Fisher and Yates. */
function shuffle<Item>(items: Item[], random: () => number): Item[] {
  for (let last = items.length - 1; last > 0; last -= 1) {
    const place = Math.floor(random() * (last + 1))
    const [one, other] = [items[last], items[place]]
    if (one === undefined || other === undefined) return items
    items[last] = other
    items[place] = one
  }
  return items
}
