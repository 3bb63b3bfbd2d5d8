import type { KeyEvent, TextEvent } from '../../../src/input/keystroke.ts'
import { foldDigits } from '../../../src/decode/keyboard/fold-digits.ts'
import { paceOf, profiles } from '../../../src/decode/keyboard/profiles.ts'
import { keysOf, press, w1, w2, type Timed } from './keys.ts'
import { outcomes } from './play.ts'

const text = (
  type: TextEvent['type'],
  data: string | null,
  at: number,
  inputType?: string,
): Timed => ({ type, at, data, ...(inputType !== undefined && { inputType }) })
const unknown = (at: number): Timed => ({
  ...{ type: 'keydown', at, key: 'Unidentified', code: '', keyCode: 229 },
})
const up = (key: KeyEvent, at: number): Timed => ({ ...key, type: 'keyup', at })
const alt = (type: 'keydown' | 'keyup', at: number): Timed => ({ type, at, key: 'Alt' })
const keypad = (digit: string, at: number): Timed => ({
  ...{ type: 'keydown', at, key: digit, code: `Numpad${digit}` },
})

/** A character as Alt and its number. */
const altCode = (number: string, at: number): Timed[] => [
  alt('keydown', at),
  ...Array.from(number, (digit, place) => keypad(digit, at + 1 + place)),
  alt('keyup', at + 6),
]

describe('Alt codes', () => {
  const scan = (numbers: readonly string[], end: number): string[] =>
    outcomes([...numbers.flatMap((number, index) => altCode(number, index * 8)), press('\r', end)])
  const codes = Array.from(w1, (digit) => `00${digit.charCodeAt(0)}`)

  test('without leading zeros are the same', () => {
    expect(
      scan(
        codes.map((code) => code.slice(2)),
        200,
      ),
    ).toEqual([w1])
  })

  test('outside ASCII type nothing', () => {
    expect(scan([...codes.slice(0, 9), '0177', ...codes.slice(9)], 200)).toEqual([w1])
  })

  test('the keypad is itself again once Alt is up', () => {
    const keys = Array.from(w1, (digit, index) => keypad(digit, 20 + index * 8))
    expect(outcomes([...altCode('0049', 0).slice(0, 1), alt('keyup', 6), ...keys])).toEqual([w1])
  })

  test('an Alt that is held over a blur is forgotten', () => {
    const keys = Array.from(w1, (digit, index) => keypad(digit, 20 + index * 8))
    expect(outcomes([alt('keydown', 0), { type: 'blur', at: 5 }, ...keys])).toEqual([w1])
  })
})

describe('a person who composes', () => {
  const composed = (data: string, at: number): Timed =>
    text('beforeinput', data, at, 'insertCompositionText')
  const pinyin = ['z', 'zh', 'zh o', 'zh o n', 'zhong', 'zhong g', 'zhong gu', 'zhong guo']
  const typing = pinyin.flatMap((data, place) => [
    unknown(place * 150),
    composed(data, place * 150 + 10),
  ])

  test.each([1_200, 2_000])(
    'and chooses many characters at once, %s ms later, is no scanner',
    (at) => {
      const chosen = [unknown(at), composed('中国人民银行', at + 1)]
      expect(outcomes([...typing, ...chosen])).toEqual([])
      expect(outcomes([...typing, ...chosen, press('\r', at + 100)])).toEqual([])
    },
  )

  test.each(['中国人民银行', 'payment '])(
    'and gets a word without a composition (%s) is no scanner',
    (word) => {
      const put = text('beforeinput', word, 1, 'insertText')
      expect(outcomes([unknown(0), put, press('\r', 100)])).toEqual([])
    },
  )

  test('and takes letters back is no scanner', () => {
    const back = pinyin
      .toReversed()
      .slice(1)
      .flatMap((data, place) => [unknown(1_200 + place * 150), composed(data, 1_210 + place * 150)])
    expect(outcomes([...typing, ...back])).toEqual([])
  })

  test('is no scanner where the machine shows the letters all at once', () => {
    const letters = Array.from('womenqu', (_, place) => 'womenqu'.slice(0, place + 1))
    const keys = letters.map((_, place) => unknown(place * 150))
    const shown = letters.map((data, place) => composed(data, 1_000 + place))
    expect(outcomes([...keys, ...shown])).toEqual([])
  })
})

describe('text without keys', () => {
  test('each insertion on its own, as an input method makes it', () => {
    const keys = Array.from(w1, (digit, index) => text('input', digit, index * 8, 'insertText'))
    expect(outcomes([...keys, text('input', null, 200, 'insertLineBreak')])).toEqual([w1])
  })

  test('a composition that grows is reported once', () => {
    const keys = Array.from(w1, (_, index): Timed[] => [
      unknown(index * 8),
      text('compositionupdate', w1.slice(0, index + 1), index * 8 + 1),
      text('input', w1.slice(0, index + 1), index * 8 + 2, 'insertCompositionText'),
    ])
    const end = text('compositionend', w1, 150)
    expect(outcomes([...keys.flat(), end, press('\r', 160)])).toEqual([w1])
  })

  test('a new composition begins from nothing', () => {
    const digits = Array.from(w2, (digit, index): Timed[] => [
      unknown(index * 8),
      text('compositionupdate', digit, index * 8 + 1),
      text('compositionend', digit, index * 8 + 2),
    ])
    expect(outcomes([...digits.flat(), press('\r', 160)])).toEqual([w2])
  })

  test('a paragraph break ends a scan as Enter does', () => {
    const end = text('beforeinput', null, 150, 'insertParagraph')
    expect(outcomes([...keysOf('6901234567892', 8), end])).toEqual(['6901234567892'])
  })

  test('a change that inserts nothing says nothing', () => {
    const change = text('input', null, 60, 'deleteContentBackward')
    expect(outcomes([...keysOf(w1, 8).slice(0, 8), change, ...keysOf(w1, 8).slice(8)])).toEqual([
      w1,
    ])
  })

  test.each(['insertFromPaste', 'insertFromDrop', 'insertReplacementText'])(
    '%s is a paste, even after a key',
    (inputType) => {
      const keys = [unknown(0), text('input', w1, 1, inputType), press('\r', 3)]
      expect(outcomes(keys)).toEqual(['(untrusted-input)'])
    },
  )

  test('put there by a script is no scan, even where a paste is', () => {
    const inserted = text('input', w1, 0, 'insertText')
    const pasted = text('input', w1, 0, 'insertFromPaste')
    for (const event of [inserted, pasted]) {
      const made: Timed[] = [{ ...event, isTrusted: false } as Timed]
      expect(outcomes(made, { acceptPaste: true })).toEqual(['(untrusted-input)'])
      expect(outcomes(made, { acceptPaste: true, trust: 'any' })).toEqual([w1])
      expect(outcomes(made, { trust: 'any' })).toEqual(['(untrusted-input)'])
    }
  })

  test('a scan on Android that is no payment code is one of its own, not damage', () => {
    const product = '6901234567892'
    const keys = Array.from(product, (digit, index): Timed[] => [
      unknown(index * 8),
      text('input', digit, index * 8 + 1, 'insertText'),
    ])
    expect(outcomes([...keys.flat(), press('\r', 200)])).toEqual([product])
  })

  test('a key that stayed hidden long before the scan is not held against it', () => {
    const product = '6901234567892'
    expect(outcomes([unknown(0), ...keysOf(`${product}\r`, 8, 1_000)])).toEqual([product])
    expect(outcomes([unknown(990), ...keysOf(`${product}\r`, 8, 1_000)])).toEqual([
      '(input-method)',
    ])
  })
})

describe('keys that overlap', () => {
  const overlapping = (digits: string): Timed[] => {
    const keys = keysOf(digits, 4)
    const ups = keys.map((key) => up(key, key.at + 6))
    return [...keys, ...ups, press('\r', digits.length * 4 + 20)].toSorted((a, b) => a.at - b.at)
  }

  test('in a number that is no code are one scanner as well', () => {
    const number = '1203142536475869780'
    expect(outcomes(overlapping(number))).toEqual([number])
  })

  test('in a whole code are one scanner that is quick', () => {
    expect(outcomes(overlapping(w1))).toEqual([w1])
  })

  test('more than there are fingers are not remembered', () => {
    const down = keysOf('abcdefghijklmnopqrstuvwxyz', 8)
    const next = keysOf(`${w2}\r`, 8, 2_000)
    const ups = next.map((key) => up(key, key.at + 4))
    const all = [...down, ...[...next, ...ups].toSorted((a, b) => a.at - b.at)]
    expect(outcomes(all).at(-1)).toBe(w2)
  })
})

describe('Enter that is held', () => {
  test('ends a scan all the same', () => {
    expect(outcomes([...keysOf(w1, 8), press('\r', 150, { repeat: true })])).toEqual([w1])
  })
})

describe('profiles', () => {
  const slow = keysOf(`${w1}\r`, 80)

  test('fast reads no scanner that a person could type like', () => {
    expect(outcomes(slow, { profile: 'auto' })).toEqual([w1])
    expect(outcomes(slow, { profile: 'fast' })).toEqual(['(typed-by-hand)'])
  })

  test('bluetooth bears a hole of almost a second', () => {
    const gaps = [8, 8, 8, 8, 8, 8, 8, 8, 990, 8, 8, 8, 8, 8, 8, 8, 8, 8]
    expect(outcomes(keysOf(`${w1}\r`, gaps), { profile: 'bluetooth' })).toEqual([w1])
    expect(outcomes(keysOf(`${w1}\r`, gaps))).toEqual(['(incomplete)', '(wrong-length)'])
  })

  test('numbers of one’s own take the place of auto’s', () => {
    expect(paceOf({ slowMs: 60 })).toEqual({ ...profiles.auto, slowMs: 60 })
    expect(outcomes(slow, { profile: { slowMs: 60 } })).toEqual(['(typed-by-hand)'])
  })
})

describe('foldDigits', () => {
  test.each([
    ['０１９', '019'],
    ['۰۱۹', '019'],
    ['०१९', '019'],
    ['𝟎𝟗𝟘𝟡𝟶𝟿', '090909'],
    // Myanmar Extended-C: two scripts of ten digits that adjoin.
    ['\u{116D0}\u{116D9}\u{116DA}\u{116E3}', '0909'],
    ['1a２b', '1a2b'],
    ['½②', '½②'],
  ])('%s → %s', (given, folded) => expect(foldDigits(given)).toBe(folded))
})
