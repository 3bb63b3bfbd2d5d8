import type { KeyEvent } from '../../../src/input/keystroke.ts'
import { delivered, ean, keysOf, press, w1, w2, type Timed } from './keys.ts'
import { desk, outcomes, play } from './play.ts'

const keyUp = (key: KeyEvent, after: number): KeyEvent => ({
  ...key,
  type: 'keyup',
  at: key.at + after,
})

/** Each digit of w1 as the event that `event` makes of it, 8 ms apart, then Enter. */
const coded = (event: (digit: string) => Partial<KeyEvent>, code = w1): Timed[] => [
  ...Array.from(code, (digit, index): KeyEvent => {
    return { type: 'keydown', at: index * 8, code: `Digit${digit}`, ...event(digit) }
  }),
  press('\r', code.length * 8),
]

const azerty = new Map(Array.from('à&é"\'(-è_ç', (key, digit) => [String(digit), key]))
const persian = (digit: string): string => String.fromCodePoint(0x06f0 + Number(digit))

describe('the traces of the keyboards', () => {
  test('A: plain US, with releases', () => {
    const keys = keysOf(`${w1}\r`, 8).flatMap((key) => [key, keyUp(key, 4)])
    expect(play(keys)).toMatchObject([{ t: 144, text: w1 }])
  })

  test('B: AZERTY unshifted, by the physical key', () => {
    expect(outcomes(coded((digit) => ({ key: azerty.get(digit) ?? '' })))).toStrictEqual([w1])
  })

  test('C: AZERTY shifted, a Shift around each digit', () => {
    const keys = Array.from(w1, (digit, index): KeyEvent[] => {
      const at = index * 8
      const shift = press('Shift', at, { code: 'ShiftLeft', shiftKey: true })
      const down = press(digit, at + 2, { shiftKey: true })
      return [shift, down, keyUp(down, 2), keyUp(shift, 6)]
    })
    expect(outcomes([...keys.flat(), press('\r', 144)])).toStrictEqual([w1])
  })

  test('D: keypad', () => {
    const keys = coded((digit) => ({ key: digit, code: `Numpad${digit}` })).slice(0, -1)
    const enter = press('\r', 144, { code: 'NumpadEnter' })
    expect(outcomes([...keys, enter])).toStrictEqual([w1])
    expect(
      outcomes([...keys, press('?', 144, { key: 'Unidentified', code: 'NumpadEnter' })]),
    ).toEqual([w1])
  })

  test('K: CRLF as Enter and Ctrl+J with all its releases', () => {
    const enter = press('\r', 144)
    const control = press('Control', 152, { code: 'ControlLeft', ctrlKey: true })
    const j = press('\n', 154)
    const keys = [
      ...keysOf(w1, 8),
      enter,
      keyUp(enter, 4),
      control,
      j,
      keyUp(j, 2),
      keyUp(control, 4),
    ]
    expect(play(keys)).toMatchObject([{ t: 144, text: w1 }])
  })

  test('L: stamps 8 ms apart, all handed over in 3 ms, 1.5 s late', () => {
    const keys = delivered(keysOf(`${w1}\r`, 8), (index) => 1_500 + Math.round(index / 6))
    expect(outcomes(keys)).toStrictEqual([w1])
  })

  test('M: a person, handed over in 18 ms, 5 s late', () => {
    const gaps = [
      180, 190, 200, 170, 210, 185, 190, 160, 215, 200, 180, 190, 200, 170, 210, 175, 175,
    ]
    const keys = keysOf(w1, gaps)
    expect(outcomes(delivered(keys, (index) => 5_000 + index))).toStrictEqual(['(typed-by-hand)'])
  })

  test('O: Bluetooth, a hole of 180 ms after each nine keys', () => {
    expect(outcomes(keysOf(`${w1}\r`, [8, 8, 8, 8, 8, 8, 8, 8, 180]))).toStrictEqual([w1])
  })
})

describe('which key is a digit', () => {
  test.each<[name: string, event: (digit: string) => Partial<KeyEvent>]>([
    ['Persian digits', (digit) => ({ key: persian(digit) })],
    ['full-width digits', (digit) => ({ key: String.fromCodePoint(0xff10 + Number(digit)) })],
    ['an input method in the way', () => ({ key: 'Process', keyCode: 229 })],
    ['no `key` at all', () => ({})],
    ['no `code`, as on Android', (digit) => ({ key: digit, code: '' })],
    ['only a `key`', (digit) => ({ key: digit, code: undefined as unknown as string })],
  ])('%s', (_, event) => {
    expect(outcomes(coded(event))).toStrictEqual([w1])
  })

  test('the shifted digit row, where nothing else was pressed', () => {
    const symbols = new Map(Array.from(')!@#$%^&*(', (key, digit) => [String(digit), key]))
    const shifted = (digit: string) => ({ key: symbols.get(digit) ?? '', shiftKey: true })
    expect(outcomes(coded(shifted))).toStrictEqual([w1])
    expect(outcomes(coded(shifted, ean))).toStrictEqual([ean])
  })

  test('a shifted symbol among letters is that symbol', () => {
    const text = 'https://shop.example/?a=1&b=2#(!)'
    const places: Record<string, string> = { '&': '7', '#': '3', '(': '9', '!': '1', ')': '0' }
    const keys = keysOf(`${text}\r`, 8).map((key) => {
      const digit = places[key.key ?? '']
      return digit === undefined ? key : { ...key, code: `Digit${digit}`, shiftKey: true }
    })
    expect(outcomes(keys)).toStrictEqual([text])
  })

  test('a letter after a whole code of shifted symbols voids it', () => {
    const keys = coded((digit) => ({ key: ')!@#$%^&*('[Number(digit)] ?? '', shiftKey: true }))
    expect(outcomes([...keys.slice(0, -1), press('a', 144)])).toStrictEqual(['(wrong-length)'])
  })

  test('a character of two code units is one', () => {
    expect(outcomes(keysOf('ab😀cd€\r', 8))).toStrictEqual(['ab😀cd€'])
  })

  test('AltGr types a character', () => {
    const bracket = press(']', 0, { ctrlKey: true, altKey: true })
    const keys = [bracket, ...keysOf(`Q1${w1}\r`, 8, 8)]
    expect(play(keys)).toMatchObject([{ text: w1, symbology: 'qr' }])
  })
})

describe('keys that say nothing', () => {
  test.each([
    'Shift',
    'Control',
    'Alt',
    'AltGraph',
    'Meta',
    'CapsLock',
    'NumLock',
    'ScrollLock',
    'Unidentified',
    'Process',
    'Dead',
    'Compose',
  ])('%s in the middle of a scan', (key) => {
    const scan = keysOf(`${w1}\r`, 8)
    const flags = { ctrlKey: key === 'Control', altKey: key === 'Alt', metaKey: key === 'Meta' }
    const more = press(key, 68, { code: key, ...flags })
    expect(outcomes([...scan.slice(0, 9), more, ...scan.slice(9)])).toStrictEqual([w1])
  })

  test('CapsLock around the scan, and after it for a terminator', () => {
    const caps = (at: number) => press('CapsLock', at, { code: 'CapsLock', keyCode: 20 })
    const keys = [caps(0), keyUp(caps(0), 4), ...keysOf(w1, 8, 8), caps(152), keyUp(caps(152), 4)]
    expect(outcomes(keys)).toStrictEqual([w1])
  })

  test('an event without `key` and `code`, as autofill makes it', () => {
    const bare: KeyEvent = { type: 'keydown', at: 0 }
    expect(outcomes([bare])).toStrictEqual([])
    expect(outcomes([bare, ...keysOf(`${w1}\r`, 8, 1)])).toStrictEqual([w1])
    const scan = keysOf(`${w1}\r`, 8)
    const between = [...scan.slice(0, 9), { ...bare, at: 66 }, ...scan.slice(9)]
    expect(outcomes(between)).toStrictEqual([w1])
  })
})

test('an event of a type it does not know says nothing', () => {
  const scan: Timed[] = keysOf(`${w1}\r`, 8)
  const wheel = { type: 'wheel', at: 66 } as unknown as Timed
  expect(outcomes([...scan.slice(0, 9), wheel, ...scan.slice(9)])).toStrictEqual([w1])
})

describe('control keys', () => {
  test.each<[name: string, more: Partial<KeyEvent>]>([
    ['Ctrl+O', { key: 'o', code: 'KeyO', ctrlKey: true }],
    ['Ctrl+1', { key: '1', code: 'Digit1', ctrlKey: true }],
    ['Meta+R', { key: 'r', code: 'KeyR', metaKey: true }],
    ['Meta+1', { key: '1', code: 'Digit1', metaKey: true }],
    ['Ctrl+Meta+J', { key: 'j', code: 'KeyJ', ctrlKey: true, metaKey: true }],
    ['Alt+D', { key: 'd', code: 'KeyD', altKey: true }],
    ['F12', { key: 'F12', code: 'F12' }],
    ['Escape', { key: 'Escape', code: 'Escape' }],
    ['Backspace', { key: 'Backspace', code: 'Backspace' }],
    ['ArrowLeft', { key: 'ArrowLeft', code: 'ArrowLeft' }],
  ])('%s in a scan spoils it, and not the next', (_, more) => {
    const scan = keysOf(`${w1}\r`, 8)
    const keys = [...scan.slice(0, 9), press('x', 68, more), ...scan.slice(9)]
    expect(outcomes([...keys, ...keysOf(`${w2}\r`, 8, 500)])).toStrictEqual(['(control-key)', w2])
    expect(outcomes(keys.slice(0, -1))).toStrictEqual(['(control-key)'])
    const isSuffix = /^(?:F12|Escape|ArrowLeft)$/.test(more.key ?? '')
    const behind = [...scan.slice(0, 18), press('x', 140, more)]
    expect(outcomes(behind)).toStrictEqual([isSuffix ? w1 : '(control-key)'])
  })

  test('before a scan is ignored', () => {
    const keys = [press('F5', 0, { code: 'F5' }), ...keysOf(`${w1}\r`, 8, 8)]
    expect(outcomes(keys)).toStrictEqual([w1])
  })

  test('in fewer than six characters it is no news', () => {
    const keys = [...keysOf('abcde', 8), press('Escape', 40, { code: 'Escape' })]
    expect(outcomes(keys)).toStrictEqual([])
  })

  test('in a code typed by hand it is reported', () => {
    const typed = keysOf(w1, [60, 140, 70, 150])
    const keys = [...typed.slice(0, 9), press('Tab', 1, { key: 'F2', at: 810 }), ...typed.slice(9)]
    expect(outcomes(keys)).toStrictEqual(['(control-key)'])
  })
})

describe('a held key', () => {
  const held = (key: string, count: number) => [
    press(key, 0),
    ...Array.from({ length: count }, (_, index) => press(key, 500 + 33 * index, { repeat: true })),
  ]

  test('eighteen ones that the keyboard repeats are no code', () => {
    expect(outcomes([...held('1', 17), press('\r', 1_200)])).toStrictEqual(['(held-key)'])
    expect(outcomes(held('1', 18))).toStrictEqual(['(held-key)'])
    expect(outcomes([...held('1', 30), press('\r', 1_600)])).toStrictEqual(['(held-key)'])
  })

  test('one repeated key in a scan spoils it', () => {
    const keys = keysOf(`${w1}\r`, 8).map((key, index) => ({ ...key, repeat: index === 4 }))
    expect(outcomes(keys)).toStrictEqual(['(held-key)'])
  })

  test('a few repeats are no news', () => {
    expect(outcomes([...held('a', 5), press('\r', 800)])).toStrictEqual([])
  })
})

describe('keys that a script made', () => {
  const synthetic = keysOf(`${w1}\r`, 8).map((key) => ({ ...key, isTrusted: false }))

  test('are refused', () => {
    expect(outcomes(synthetic)).toStrictEqual(['(untrusted-input)'])
    expect(outcomes(synthetic.slice(0, -1))).toStrictEqual(['(untrusted-input)'])
  })

  test('are refused if there is one among others', () => {
    for (const which of synthetic.keys()) {
      const keys = keysOf(`${w1}\r`, 8).map((key, i) => ({ ...key, isTrusted: i !== which }))
      expect(outcomes(keys)).toStrictEqual(['(untrusted-input)'])
    }
  })

  test('and a slow script is not taken for a person', () => {
    const slow = keysOf(w1, 500).map((key) => ({ ...key, isTrusted: false }))
    expect(outcomes(slow)).toStrictEqual([])
    const quicker = keysOf(w1, 200).map((key) => ({ ...key, isTrusted: false }))
    expect(outcomes(quicker)).toStrictEqual(['(untrusted-input)'])
  })

  test('are scans where tests say so', () => {
    expect(outcomes(synthetic, { trust: 'any' })).toStrictEqual([w1])
    expect(outcomes(synthetic, { trust: 'trusted' })).toStrictEqual(['(untrusted-input)'])
  })

  test('an event that does not say is trusted', () => {
    const keys = keysOf(`${w1}\r`, 8).map(({ isTrusted, ...key }) => key)
    expect(outcomes(keys)).toStrictEqual([w1])
  })
})

describe('pasted text', () => {
  const paste = (text: string, at = 10): Timed => ({ type: 'paste', at, text })

  test('that is a code is `untrusted-input`', () => {
    expect(play([paste(w1)])).toMatchObject([{ t: 10, reason: 'untrusted-input', masked: '13…89' }])
    expect(outcomes([paste(`${w1}\r\n`)])).toStrictEqual(['(untrusted-input)'])
    expect(outcomes([paste(`note\t${w1}\n`)])).toStrictEqual(['(untrusted-input)'])
  })

  test.each(['', 'dear customer', ean, `${w1}0`])('%j is no news', (text) => {
    expect(outcomes([paste(text)])).toStrictEqual([])
  })

  test('is a scan for each line where it is accepted', () => {
    const results = play([paste(`${w1}\r\n]Q1${w2}\n\n`)], { acceptPaste: true })
    expect(results).toMatchObject([
      { t: 10, text: w1 },
      { t: 10, text: w2, symbology: 'qr' },
    ])
  })

  test('ends a scan under way', () => {
    const keys = [...keysOf(w1.slice(0, 9), 8), paste(w2, 70), ...keysOf(`${w1.slice(9)}\r`, 8, 72)]
    expect(outcomes(keys, { acceptPaste: true })).toStrictEqual([
      ...['(incomplete)', w2, '(wrong-length)'],
    ])
    expect(outcomes(keys)).toStrictEqual([
      ...['(incomplete)', '(untrusted-input)', '(wrong-length)'],
    ])
  })

  test('is bounded too', () => {
    const options = { acceptPaste: true }
    expect(outcomes([paste('7'.repeat(4_296))], options)).toStrictEqual(['7'.repeat(4_296)])
    expect(outcomes([paste('7'.repeat(4_297))], options)).toStrictEqual(['(overflow)'])
    expect(outcomes([paste('7'.repeat(1_000_000))])).toStrictEqual([])
  })
})

describe('too much', () => {
  test('of 4 296 characters a scan may have, more is `overflow`', () => {
    const most = '78'.repeat(2_148)
    expect(outcomes(keysOf(`${most}\r`, 1))).toStrictEqual([most])
    expect(outcomes(keysOf(`${most}7\r`, 1))).toStrictEqual(['(overflow)'])
  })

  test.each([10_000, 1_000_000])('%s characters are one `overflow`, and one timer', (count) => {
    const { time, keys$, results } = desk()
    const seven = press('7', 0)
    let mostTimers = 0
    for (let at = 0; at < count; at += 1) {
      time.passUntil(at)
      keys$.next({ ...seven, at })
      mostTimers = Math.max(mostTimers, time.timers)
    }
    expect(mostTimers).toBe(1)
    expect(results).toStrictEqual([])
    time.passUntil(count + 1_000)
    expect(results).toMatchObject([{ reason: 'overflow', masked: '77…77' }])
    keysOf(`${w1}\r`, 0, count + 1_000).forEach((key) => keys$.next(key))
    expect(results.slice(1)).toMatchObject([{ text: w1 }])
  })

  test('an endless code that has no length is `overflow` too', () => {
    const endless = `hQVDUFY${'w'.repeat(9_993)}`
    expect(outcomes(keysOf(endless, 1))).toStrictEqual(['(overflow)'])
  })

  test('the end of a scan is its end, whatever was pressed before', () => {
    expect(outcomes([...keysOf('7'.repeat(5_000), 1), ...keysOf(`\r${w1}\r`, 1, 5_000)])).toEqual([
      '(overflow)',
      w1,
    ])
  })
})
