// Nasty cases of real scanners, keyboards and people, under the numbers they have in the project's collection. Those that
// need a page (focus, fields, forms) are tested in a browser; those of the stream after the decoder under `ready/`.
import type { KeyEvent } from '../../../src/input/keystroke.ts'
import { alipay, ean, keysOf, press, w1, w2, type Timed } from './keys.ts'
import { desk, outcomes, short } from './play.ts'

/** Presses and releases: a key is down for `dwellMs`, half the gap where nothing is said. */
function held(text: string, gapMs: number, dwellMs = gapMs / 2, from = 0): Timed[] {
  const keys = keysOf(text, gapMs, from)
  const ups = keys.map((key): Timed => ({ ...key, type: 'keyup', at: key.at + dwellMs }))
  return [...keys, ...ups].toSorted((a, b) => a.at - b.at)
}

/** Deterministic jitter of ±`spreadMs` around a gap. */
const jittered = (gapMs: number, spreadMs: number): number[] =>
  [0.9, -0.7, 0.3, -1, 0.5, 0.1, -0.4, 1, -0.2].map((share) => gapMs + share * spreadMs)

const withDwell = (keys: readonly KeyEvent[], dwellMs: number): Timed[] =>
  keys
    .flatMap((key): Timed[] => [key, { ...key, type: 'keyup', at: key.at + dwellMs }])
    .toSorted((a, b) => a.at - b.at)

const text = (type: 'beforeinput' | 'input', data: string, at: number): Timed => ({
  ...{ type, at, inputType: 'insertText', data },
})
const hidden = (key: 'Process' | 'Unidentified', at: number, code = ''): Timed => ({
  ...{ type: 'keydown', at, key, code, keyCode: 229 },
})
const enter = (at: number): Timed => press('\r', at)

describe('timing', () => {
  test('1. 8 ms and Enter', () => expect(outcomes(held(`${w1}\r`, 8))).toEqual([w1]))
  test('2. 1 ms', () => expect(outcomes(held(`${w1}\r`, 1))).toEqual([w1]))
  test('3. all stamps equal', () => expect(outcomes(keysOf(`${w1}\r`, 0))).toEqual([w1]))

  test('4. 80 ms ± 20 and Enter 100 ms later, keys let go at once', () => {
    const keys = keysOf(w1, jittered(80, 20))
    const last = keys.at(-1)?.at ?? 0
    expect(outcomes([...withDwell(keys, 10), enter(last + 100)])).toEqual([w1])
    expect(outcomes([...withDwell(keys, 40), enter(last + 100)])).toEqual([w1])
  })

  test('5. a hole of 180 ms after digit 9', () => {
    const gaps = [8, 8, 8, 8, 8, 8, 8, 8, 180, 8, 8, 8, 8, 8, 8, 8, 8, 8]
    expect(outcomes(keysOf(`${w1}\r`, gaps))).toEqual([w1])
  })

  test('6. stamped 8 ms apart, delivered together after 1.5 s', () => {
    const keys = held(`${w1}\r`, 8)
    expect(outcomes(keys.map((key, index) => ({ ...key, d: 1_500 + index * 0.1 })))).toEqual([w1])
  })

  test('7. a person’s keys delivered together after 3 s', () => {
    const keys = keysOf(`${w1}\r`, [150, 250, 190, 210])
    const delivered = keys.map((key, index) => ({ ...key, d: 4_000 + index }))
    expect(outcomes(delivered)).toEqual(['(typed-by-hand)'])
  })

  test('8. stamped 8 ms apart, delivered 60 ms apart', () => {
    const keys = keysOf(`${w1}\r`, 8)
    expect(outcomes(keys.map((key, index) => ({ ...key, d: index * 60 })))).toEqual([w1])
  })

  test('9. typed over 5 s', () => {
    expect(outcomes(held(`${w1}\r`, 280, 80))).toEqual(['(typed-by-hand)'])
  })

  test('9b. 80 ms ± 30 with 70 ms on each key: a hand', () => {
    expect(outcomes(withDwell(keysOf(`${w1}\r`, jittered(80, 30)), 70))).toEqual([
      '(typed-by-hand)',
    ])
  })

  test('10. a finger slid over 1234567890', () => {
    expect(outcomes(held('1234567890', 12, 40))).toEqual([])
  })

  test('10. a finger slid over a code, even', () => {
    expect(outcomes(held(w1, 12, 40))).toEqual(['(typed-by-hand)'])
  })

  test.each([
    ['11. the 1 held down', true],
    ['11b. the same without the repeat flag', undefined],
  ])('%s', (_, repeat) => {
    const again = Array.from({ length: 17 }, (_key, index) =>
      press('1', 500 + index * 33, repeat === undefined ? { repeat: false } : { repeat }),
    )
    const up: Timed = { ...press('1', 1_060), type: 'keyup' }
    const keys = [press('1', 200), ...again, up, enter(1_200)]
    expect(outcomes(keys)).toEqual(['(held-key)'])
  })

  test('11. eighteen ones with a release each are a scan', () => {
    expect(outcomes(held(`${'1'.repeat(18)}\r`, 8))).toEqual(['1'.repeat(18)])
  })

  test('13. no suffix: within the quiet time', () => expect(outcomes(held(w1, 8))).toEqual([w1]))

  test('15. two scans 150 ms apart', () => {
    expect(outcomes([...held(`${w1}\r`, 8), ...held(`${w2}\r`, 8, 4, 300)])).toEqual([w1, w2])
  })

  test('16. a hundred scans of 18 ms, 40 ms apart', () => {
    const codes = Array.from({ length: 100 }, (_, index) => `13456789012345${6_000 + index}`)
    const keys = codes.flatMap((code, index) => held(`${code}\r`, 1, 0.5, index * 60))
    expect(outcomes(keys)).toEqual(codes)
  })
})

describe('terminators and prefixes', () => {
  test('17. CRLF: Enter, then Ctrl+J', () => expect(outcomes(held(`${w1}\r\n`, 8))).toEqual([w1]))
  test('18. Tab', () => expect(outcomes(held(`${w1}\t`, 8))).toEqual([w1]))
  test('19. Enter before, none after', () => expect(outcomes(held(`\r${w1}`, 8))).toEqual([w1]))

  test('20. AIM identifiers are taken off', () => {
    expect(outcomes(held(`]Q1${w1}\r`, 8))).toEqual([w1])
    expect(outcomes(held(`]C0${w1}\r`, 8))).toEqual([w1])
    expect(outcomes(held(`]E0${ean}\r`, 8))).toEqual([ean])
  })

  test('25. seven digits, blur, focus 2 s later, eleven digits: neither is a code', () => {
    const keys: Timed[] = [
      ...held(w1.slice(0, 7), 8),
      { type: 'blur', at: 60 },
      { type: 'focus', at: 2_000 },
      ...held(`${w1.slice(7)}\r`, 8, 4, 2_010),
      ...held(`${w2}\r`, 8, 4, 3_000),
    ]
    expect(outcomes(keys)).toEqual(['(incomplete)', w1.slice(7), w2])
  })

  test('26. a press without a key or a code', () => {
    expect(outcomes([{ type: 'keydown', at: 0 }, ...held(`${w1}\r`, 8, 4, 100)])).toEqual([w1])
  })

  test('27. unsubscribed in mid-scan: nothing, and no timer is left', () => {
    const { type, results, subscription, time } = desk()
    type(held(w1.slice(0, 9), 8))
    subscription.unsubscribe()
    expect([results, time.timers]).toEqual([[], 0])
  })
})

describe('keyboard state, layout, input methods', () => {
  test('28. the keypad', () => {
    const keys = keysOf(w1, 8).map((key) => ({ ...key, code: `Numpad${key.key}`, location: 3 }))
    const end: Timed = { ...press('\r', 144), code: 'NumpadEnter' }
    expect(outcomes([...keys, end])).toEqual([w1])
  })

  test('E. the keypad with NumLock off', () => {
    const names = ['Insert', 'End', 'ArrowDown', 'PageDown', 'ArrowLeft']
    const more = ['Clear', 'ArrowRight', 'Home', 'ArrowUp', 'PageUp']
    const keys = keysOf(`${w1}\r`, 8).map((key) =>
      key.key === 'Enter'
        ? { ...key, code: 'NumpadEnter' }
        : { ...key, key: [...names, ...more][Number(key.key)] ?? '', code: `Numpad${key.key}` },
    )
    expect(outcomes(keys)).toEqual([w1])
  })

  test('30. Alt and the number on the keypad', () => {
    const alt = { key: 'Alt', code: 'AltLeft', keyCode: 18, altKey: true }
    const keys = Array.from(w1).flatMap((digit, index): Timed[] => {
      const at = index * 24
      const number = Array.from(`00${digit.charCodeAt(0)}`)
      return [
        { type: 'keydown', at, ...alt },
        ...number.flatMap((key, place): Timed[] => [
          { type: 'keydown', at: at + 2 + place * 4, key, code: `Numpad${key}`, altKey: true },
          { type: 'keyup', at: at + 4 + place * 4, key, code: `Numpad${key}`, altKey: true },
        ]),
        { type: 'keyup', at: at + 20, ...alt },
        text('input', digit, at + 20),
      ]
    })
    expect(outcomes([...keys, enter(500)])).toEqual([w1])
  })

  test('31. AZERTY unshifted', () => {
    const azerty = 'à&é"\'(-è_ç'
    const keys = keysOf(w1, 8).map((key) => ({ ...key, key: azerty[Number(key.key)] ?? '' }))
    expect(outcomes([...keys, enter(144)])).toEqual([w1])
  })

  test('32. AZERTY with Shift between the digits', () => {
    const shift = { key: 'Shift', code: 'ShiftLeft' }
    const keys = keysOf(w1, 8).flatMap((key): Timed[] => [
      { ...shift, type: 'keydown', at: key.at },
      { ...key, at: key.at + 2, shiftKey: true },
      { ...key, type: 'keyup', at: key.at + 4, shiftKey: true },
      { ...shift, type: 'keyup', at: key.at + 6 },
    ])
    expect(outcomes([...keys, enter(144)])).toEqual([w1])
  })

  test('33. Persian digits on the digit keys', () => {
    const keys = keysOf(w1, 8).map((key) => ({
      ...key,
      key: String.fromCharCode(0x06f0 + Number(key.key)),
    }))
    expect(outcomes([...keys, enter(144)])).toEqual([w1])
  })

  test('34. CapsLock around the scan, or in place of Enter', () => {
    const caps = (at: number): Timed => ({ type: 'keydown', at, key: 'CapsLock', keyCode: 20 })
    expect(outcomes([caps(0), ...keysOf(w1, 8, 8), caps(160)])).toEqual([w1])
    expect(outcomes([...keysOf(w1, 8), caps(144)])).toEqual([w1])
  })

  test('35. Windows pinyin: every key is Process, its place is told', () => {
    const keys = Array.from(w1).flatMap((digit, index): Timed[] => [
      hidden('Process', index * 8, `Digit${digit}`),
      { type: 'compositionupdate', at: index * 8 + 1, data: digit },
      { ...text('input', digit, index * 8 + 1), inputType: 'insertCompositionText' } as Timed,
      { type: 'keyup', at: index * 8 + 4, key: digit, code: `Digit${digit}` },
    ])
    expect(outcomes([...keys, hidden('Process', 144, 'Enter')])).toEqual([w1])
  })

  test('35. a digit that the input method ate is told, and never guessed', () => {
    const keys = keysOf(w1.slice(1), 8, 8)
    const all = [hidden('Process', 0), ...keys, enter(160)]
    expect(outcomes([...all, ...held(`${w2}\r`, 8, 4, 1_000)])).toEqual(['(input-method)', w2])
  })

  test('35. digits that the input method ate altogether are told at the end, ordinary words are not', () => {
    const eaten = (gapMs: number): Timed[] => [
      ...Array.from(w1, (_, index) => hidden('Process', index * gapMs)),
      enter(18 * gapMs),
    ]
    expect(outcomes(eaten(8))).toEqual(['(input-method)'])
    expect(outcomes(eaten(150))).toEqual([])
    expect(outcomes(eaten(8).slice(13))).toEqual([])
  })

  test('37. Android: keys say nothing, the text does', () => {
    const keys = Array.from(w1).flatMap((digit, index): Timed[] => [
      hidden('Unidentified', index * 16),
      text('beforeinput', digit, index * 16 + 1),
      text('input', digit, index * 16 + 2),
    ])
    expect(outcomes([...keys, enter(300)])).toEqual([w1])
  })

  test('38. Android, mixed: the first key is told, then a stall, then text', () => {
    const rest = Array.from(w1.slice(1)).flatMap((digit, index): Timed[] => [
      hidden('Unidentified', 160 + index * 8),
      text('input', digit, 161 + index * 8),
    ])
    const first: Timed[] = [press('1', 0), text('beforeinput', '1', 1), text('input', '1', 2)]
    expect(outcomes([...first, ...rest, enter(320)])).toEqual([w1])
  })

  test('39. the whole code in one insertion after a key', () => {
    const keys = [hidden('Unidentified', 0), text('input', w1, 1), enter(3)]
    expect(outcomes(keys)).toEqual([w1])
  })

  test('39. the whole code without a key, or pasted: only where paste is accepted', () => {
    const inserted = [text('input', `${w1}\n`, 0)]
    const pasted = [{ ...text('input', w1, 0), inputType: 'insertFromPaste' } as Timed]
    for (const keys of [inserted, pasted]) {
      expect(outcomes(keys)).toEqual(['(untrusted-input)'])
      expect(outcomes(keys, { acceptPaste: true })).toEqual([w1])
    }
  })

  test('full-width digits from the input method are digits', () => {
    const keys = Array.from(w1).flatMap((digit, index): Timed[] => [
      hidden('Unidentified', index * 8),
      text('input', String.fromCharCode(0xff10 + Number(digit)), index * 8 + 1),
    ])
    expect(outcomes([...keys, enter(200)])).toEqual([w1])
  })
})

describe('adversaries', () => {
  test('40. keys that a script made', () => {
    const keys = held(`${w1}\r`, 8).map((key) => ({ ...key, isTrusted: false }))
    expect(outcomes(keys)).toEqual(['(untrusted-input)'])
    expect(outcomes(keys, { trust: 'any' })).toEqual([w1])
  })

  test.each([
    ['Ctrl+O', { key: 'o', ctrlKey: true }],
    ['Meta+R', { key: 'r', metaKey: true }],
    ['F12', { key: 'F12' }],
    ['Escape', { key: 'Escape' }],
  ])('41. %s between the digits, and the next scan is fine', (_, key) => {
    const keys: Timed[] = [
      ...keysOf(w1.slice(0, 9), 8),
      { type: 'keydown', at: 70, ...key },
      ...keysOf(`${w1.slice(9)}\r`, 8, 74),
      ...keysOf(`${w2}\r`, 8, 1_000),
    ]
    expect(outcomes(keys)).toEqual(['(control-key)', w2])
  })

  test('42. 19 and 17 digits and a letter are scans of what they are, never trimmed', () => {
    for (const wrong of [`${w1}9`, w1.slice(1), `${w1.slice(0, 17)}l`]) {
      expect(outcomes(held(`${wrong}\r`, 8))).toEqual([wrong])
    }
  })

  test('44. ten thousand digits without an end, and the next scan is fine', () => {
    const { type, results, time } = desk()
    type(keysOf('1234567890'.repeat(1_000), 1))
    time.runUntil(20_000)
    type(keysOf(`${w2}\r`, 8, 20_000))
    expect(results.map(short)).toEqual(['(overflow)', w2])
  })

  test('49. Alipay with and without suffix', () => {
    expect(outcomes(held(`${alipay}\r`, 8))).toEqual([alipay])
    expect(outcomes(held(alipay, 8))).toEqual([alipay])
  })

  test('50b. one stamp in another time base', () => {
    expect(outcomes([...keysOf(w1, 8), { ...enter(1_495_842_326_871), d: 144 }])).toEqual([w1])
  })

  test('P. two guns at once', () => {
    const a = keysOf(`${w1}\r`, 8)
    const b = keysOf(`${w2}\r`, 8, 3)
    const keys = [...a, ...b].toSorted((one, other) => one.at - other.at)
    expect(outcomes(keys)[0]).toBe('(interleaved)')
    expect(outcomes(keys)).not.toContain(w1)
    expect(outcomes(keys)).not.toContain(w2)
  })
})
