// Difficult cases of real scanners, keyboards and people, under their numbers in the project's collection. Cases that
// need a page (focus, fields, forms) are tested in a browser, those of the stream after the decoder under `ready/`.
import type { KeyEvent } from '../../../src/input/keystroke.ts'
import { alipay, alipay24, ean, keysOf, press, unionPay, w1, w2, type Timed } from './keys.ts'
import { desk, outcomes, shortResult } from './play.ts'

/** Presses and releases: a key is down for `dwellMs`, by default half the gap. */
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

  describe('12. a person’s key 90 ms before the scan', () => {
    /** Keys of a person, 150 ms apart and each down for 80, then the scan. */
    const after = (head: string, scan: string, restMs = 90): Timed[] => {
      const keys = withDwell(keysOf(head, 150), 80)
      const from = (head.length - 1) * 150 + restMs
      return [...keys, ...held(scan, 8, 4, from)].toSorted((a, b) => a.at - b.at)
    }
    const presses = (keys: readonly Timed[]): Timed[] => keys.filter(({ type }) => type !== 'keyup')

    test.each([
      ['Enter', '7', `${w1}\r`, w1],
      ['no suffix', '7', w1, w1],
      ['the first 18 characters look like a code', '1', `${w1}\r`, w1],
      ['the same, no suffix', '1', w1, w1],
      ['two keys', '75', `${w1}\r`, w1],
      ['two keys with which the first 18 look like a code', '10', w1, w1],
      ['a letter', 'k', `${w1}\r`, w1],
      ['an AIM identifier', '7', `]Q1${w1}\r`, w1],
      ['ten keys', '9765432197', `${w1}\r`, w1],
      ['a product, which would be a code with the keys before it', '12800', `${ean}\r`, ean],
      ['a number of 19 digits, two keys', '75', `${w1}0\r`, `${w1}0`],
    ])('%s: it is no part of it', (_, head, scan, wanted) => {
      expect(outcomes(after(head, scan))).toEqual([wanted])
    })

    test('one key with no rest behind it may have been held up by the machine, unless only the rest is a code', () => {
      expect(outcomes(after('7', `${w1}0\r`))).toEqual(['(interleaved)'])
      expect(outcomes(after('7', `${w1}0\r`, 145))).toEqual([`${w1}0`])
    })

    test('its key may still be down when the scan ends', () => {
      const keys = held(`${w1}\r`, 8, 4, 90)
      const up: Timed = { ...press('7', 300), type: 'keyup' }
      expect(outcomes([press('7', 0), ...keys, up])).toEqual([w1])
    })

    test('without releases one key is a person’s from 200 ms on, or where nothing else makes sense from 150', () => {
      const scans = (restMs: number, scan: string): string[] =>
        outcomes(presses(after('7', scan, restMs)))
      expect(scans(149, `${w1}\r`)).toEqual([`7${w1}`])
      expect(scans(150, `${w1}\r`)).toEqual([w1])
      expect(scans(180, `${ean}\r`)).toEqual([`7${ean}`])
      expect(scans(200, `${ean}\r`)).toEqual([ean])
    })

    test('without releases an amount at any pace is a person’s, and the scan behind it may be quick and uneven', () => {
      const quick = [2, 4, 1, 3, 5, 2, 1, 4]
      for (const gaps of [[230, 270, 210, 250], [331]]) {
        const typed = keysOf('76543'.slice(0, gaps.length + 1), gaps)
        const scan = keysOf(`${ean}\r`, quick, (typed.at(-1)?.at ?? 0) + 170)
        expect(outcomes([...typed, ...scan])).toEqual([ean])
      }
    })

    test('an amount that was typed evenly is not part of the scan that follows it at another pace', () => {
      const scan = keysOf(`${ean}\r`, 60, 6 * 110 + 450)
      expect(outcomes([...keysOf('765432', 110), ...scan])).toEqual(['(incomplete)', ean])
      expect(outcomes([...keysOf('765432', 70), ...scan])).toEqual([
        '(incomplete)',
        '(wrong-length)',
      ])
    })

    test('without releases several keys are a person’s where their rhythm is not a scanner’s', () => {
      const typed = (gaps: readonly number[]): Timed[] => keysOf('76543', gaps)
      const scan = keysOf(`${w1}\r`, 8, 1_000)
      expect(outcomes([...typed([150, 210, 90, 250]), ...keysOf(`${w1}\r`, 8, 900)])).toEqual([w1])
      expect(outcomes([...typed([8, 8, 8, 8]), ...scan])).toContain('(wrong-length)')
    })

    test('a key that is down for long by a hole of the machine is the scanner’s; the first one may be a finger’s', () => {
      const holeIn = (typed: string, place: number): Timed[] =>
        held(`${typed}\r`, 8, 4).map((key, index) =>
          index < 2 * place + 1 ? key : { ...key, at: key.at + 150 },
        )
      expect(outcomes(holeIn(`7${ean}`, 0))).toEqual(['(interleaved)'])
      expect(outcomes(holeIn(`7${w1}`, 0))).toEqual([w1])
      expect(outcomes(holeIn(`7${w1}`, 2))).toEqual([`7${w1}`])
    })

    test('its key is a person’s also where the scan has two holes at its end', () => {
      const gaps = Array.from({ length: 18 }, (_, place) =>
        place === 12 || place === 16 ? 180 : 9,
      )
      const finger: Timed[] = [press('7', 0), { ...press('7', 87), type: 'keyup' }]
      const scan = keysOf(`${w1}\r`, gaps, 156).flatMap((key) => [
        key,
        { ...key, type: 'keyup' as const, at: key.at + 4 },
      ])
      expect(outcomes([...finger, ...scan])).toEqual([w1])
    })

    test('a scanner that stalls is not cut, even where its rest looks like another wallet’s code', () => {
      for (const code of [w1, '128765432109876543', '130765432109876543', unionPay, alipay24]) {
        for (const keys of [1, 2]) {
          const gaps = Array.from({ length: 30 }, (_, index) => (index === keys - 1 ? 160 : 8))
          expect(outcomes(keysOf(`${code}\r`, gaps))).toEqual([code])
          expect(outcomes(keysOf(code, gaps))).toEqual([code])
        }
      }
    })

    test('a stall inside an AIM identifier cuts nothing', () => {
      const label = '05432109876543210'
      const keys = keysOf(`]C1${label}\r`, [8, 160, ...Array.from({ length: 30 }, () => 8)])
      expect(outcomes(keys)).toEqual([label])
    })

    test('a key that no finger was on is the scanner’s: one digit too many stays one', () => {
      const stalled = [...held(`7`, 8, 4), ...held(`${w1}\r`, 8, 4, 160)]
      expect(outcomes(stalled)).toEqual([`7${w1}`])
    })

    test('stamps rounded to 100 ms are no rest, nor are deliveries that were held up', () => {
      const keys = keysOf(`7${w1}\r`, 8)
      const rounded = keys.map((key, index) => ({ ...key, at: index ? 100 : 0, d: key.at + 100 }))
      expect(outcomes(rounded)).toEqual([`7${w1}`])
      const late = [press('7', 0), ...keysOf(`${w1}\r`, 8, 190)].map((key) => ({ ...key, d: 900 }))
      expect(outcomes(late)).toEqual([`7${w1}`])
      const heldUp = [
        press('7', 0),
        ...keysOf(`${w1}\r`, 8, 8).map((key) => ({ ...key, d: key.at + 90 })),
      ]
      expect(outcomes(heldUp)).toEqual([`7${w1}`])
    })
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

describe('what may be but the head of a longer code', () => {
  const gapsWithHole = (place: number, holeMs: number): number[] =>
    Array.from({ length: 23 }, (_, index) => (index === place ? holeMs : 8))

  test.each([16, 17])('an Alipay code with a hole after digit %s is read whole', (place) => {
    const keys = keysOf(alipay, gapsWithHole(place - 1, 180))
    expect(outcomes([...keys, enter((keys.at(-1)?.at ?? 0) + 8)])).toEqual([alipay])
    expect(outcomes(keys)).toEqual([alipay])
  })

  test('the rest of a scan that was cut within its first keys is no product', () => {
    const rest = held(`${w1.slice(5)}\r`, 8, 4, 500)
    expect(outcomes([...held(w1.slice(0, 5), 8), ...rest])).toEqual(['(wrong-length)'])
    const typed = withDwell(keysOf('12', 150), 80)
    expect(outcomes([...typed, ...held(`${ean}\r`, 8, 4, 700)])).toEqual([ean])
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
    expect(outcomes(keys)).toEqual(['(incomplete)', '(wrong-length)', w2])
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

  test('35. Windows pinyin: every key is Process, its place is reported', () => {
    const keys = Array.from(w1).flatMap((digit, index): Timed[] => [
      hidden('Process', index * 8, `Digit${digit}`),
      { type: 'compositionupdate', at: index * 8 + 1, data: digit },
      { ...text('input', digit, index * 8 + 1), inputType: 'insertCompositionText' } as Timed,
      { type: 'keyup', at: index * 8 + 4, key: digit, code: `Digit${digit}` },
    ])
    expect(outcomes([...keys, hidden('Process', 144, 'Enter')])).toEqual([w1])
  })

  const wide = (digit = ''): string => String.fromCharCode(0xfee0 + digit.charCodeAt(0))

  test.each([
    ['what the layout makes', '&', () => '&'],
    ['in capitals', 'ç', () => 'Ç'],
    ['its wide digit', 'Process', wide],
  ])('31. of a key that named its digit the field receives %s', (_, name, heard) => {
    const keys = keysOf(w1, 8).flatMap((key): Timed[] => [
      { ...key, key: name },
      text('beforeinput', heard(key.key), key.at + 1),
      text('input', heard(key.key), key.at + 1),
    ])
    expect(outcomes([...keys, enter(144)])).toEqual([w1])
  })

  test.each([
    ['a letter that waits in it', 'KeyA', 'a'],
    ['a letter, from a key at another place', 'Digit1', 'a'],
    ['a candidate that the first digit chose', 'Digit1', '你'],
  ])(
    '35. an input method that makes something else of the keys is reported: %s',
    (_, code, made) => {
      const composed = (data: string, at: number): Timed => ({
        ...text('beforeinput', data, at),
        ...{ inputType: 'insertCompositionText' },
      })
      const keys: Timed[] = [
        hidden('Process', 0, code),
        composed(made, 1),
        { ...hidden('Process', 8, 'Digit1') },
        composed('啊', 9),
        { type: 'compositionend', at: 10, data: '啊', isTrusted: false },
        ...keysOf(`${w1.slice(1)}\r`, 8, 16),
      ]
      expect(outcomes(keys)).toEqual(['(input-method)'])
      expect(outcomes([...keys, ...held(`${w2}\r`, 8, 4, 1_000)])).toEqual(['(input-method)', w2])
    },
  )

  test('35. a digit with which it chose a candidate, before the scan’s own keys came', () => {
    const composed = (data: string, at: number): Timed => ({
      ...text('beforeinput', data, at),
      ...{ inputType: 'insertCompositionText' },
    })
    const eaten = [hidden('Process', 0, 'Enter'), composed('n', 1), composed('你', 2)]
    const after = (from: number): Timed[] => [...eaten, ...keysOf(`${w1.slice(1)}\r`, 8, from)]
    expect(outcomes(after(10))).toEqual(['(input-method)'])
    expect(outcomes([...eaten, ...keysOf(`${w1}\r`, 8, 10)])).toEqual([w1])
    expect(outcomes(after(1_000))).toEqual([w1.slice(1)])
  })

  test('35. a digit that the input method ate is reported, and never guessed', () => {
    const keys = keysOf(w1.slice(1), 8, 8)
    const all = [hidden('Process', 0), ...keys, enter(160)]
    expect(outcomes([...all, ...held(`${w2}\r`, 8, 4, 1_000)])).toEqual(['(input-method)', w2])
  })

  test('35. digits that the input method ate altogether are reported at the end, ordinary words are not', () => {
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

  test('38. Android, mixed: the first key has a name, then a stall, then text', () => {
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
    time.passUntil(20_000)
    type(keysOf(`${w2}\r`, 8, 20_000))
    expect(results.map(shortResult)).toEqual(['(overflow)', w2])
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
