import { epoch } from '@paycode/simulator/testing'
import fc from 'fast-check'
import { pace } from '../../../src/decode/keyboard/pace.ts'
import {
  alipay,
  alipay16,
  alipay24,
  ean,
  endOf,
  ETX,
  jitter,
  keysOf,
  press,
  STX,
  unionPay,
  w1,
  w2,
  type Gaps,
} from './keys.ts'
import { desk, outcomes, play } from './play.ts'

const source = { kind: 'keyboard', id: 'keyboard' }

const paces: readonly [name: string, gaps: Gaps][] = [
  ['1 ms', 1],
  ['8 ms', 8],
  ['16 ms, one of 47', [16, 12, 19, 16, 47, 16, 14, 16]],
  ['30 ms', 30],
  ['80 ms ± 20', jitter(80, 20)],
  ['100 ms', 100],
]

describe('a scan that ends with a terminator', () => {
  const terminators: readonly [name: string, keys: string][] = [
    ['Enter', '\r'],
    ['Tab', '\t'],
    ['LF (Ctrl+J)', '\n'],
    ['CRLF (Enter, Ctrl+J)', '\r\n'],
  ]
  const cases = paces.flatMap(([speed, gaps]) =>
    terminators.map(([name, keys]) => [speed, name, gaps, keys] as const),
  )

  test.each(cases)('%s a key and %s: one scan, at the terminator', (_, _name, gaps, terminator) => {
    const keys = keysOf(w1 + terminator, gaps)
    const results = play(keys)
    expect(results).toStrictEqual([
      { t: keys[18]?.at, text: w1, source, receivedAt: epoch + (keys[17]?.at ?? 0) },
    ])
  })

  test('the line feed may come with a Control key of its own', () => {
    const keys = [
      ...keysOf(`${w1}\r`, 8),
      press('Control', 152, { code: 'ControlLeft', ctrlKey: true }),
      ...keysOf('\n', 0, 154),
    ]
    expect(outcomes(keys)).toStrictEqual([w1])
  })

  test('a carriage return may come as Ctrl+M', () => {
    const keys = [...keysOf(w1, 8), press('m', 144, { ctrlKey: true })]
    expect(play(keys)).toMatchObject([{ t: 144, text: w1 }])
  })

  test('a terminator before the code opens nothing', () => {
    expect(outcomes(keysOf(`\r${w1}`, 8))).toStrictEqual([w1])
  })

  test('a late terminator, after the quiet time, makes no second scan', () => {
    expect(outcomes([...keysOf(w1, 8), press('\r', 300)])).toStrictEqual([w1])
  })

  test('two scans 150 ms apart are two, in order', () => {
    const first = keysOf(`${w1}\r`, 8)
    expect(outcomes([...first, ...keysOf(`${w2}\r`, 8, endOf(first) + 150)])).toStrictEqual([
      w1,
      w2,
    ])
  })

  test('a hundred scans of 18 ms, 40 ms apart, are a hundred', () => {
    const codes = Array.from({ length: 100 }, (_, index) => `13${String(index).padStart(16, '0')}`)
    const keys = codes.flatMap((code, index) => keysOf(`${code}\r`, 1, index * 58))
    expect(outcomes(keys)).toStrictEqual(codes)
    // Without terminators from the second on: the first is waited for.
    const bare = codes.flatMap((code, index) => keysOf(code, 1, index * 58 + (index ? 1_000 : 0)))
    expect(outcomes(bare)).toStrictEqual(codes)
  })

  test.each([
    ['17 digits', w1.slice(0, 17)],
    ['19 digits', `${w1}0`],
    ['a letter among them', '13456789o123456789'],
    ['a product', ean],
    ['six characters', 'ABC123'],
  ])('%s are a scan as they are: what they are is not decided here', (_, text) => {
    expect(outcomes(keysOf(`${text}\r`, 8))).toStrictEqual([text])
  })

  test('fewer than six characters are nothing', () => {
    expect(outcomes(keysOf('ABC12\r', 8))).toStrictEqual([])
  })
})

describe('a scan without a terminator', () => {
  test.each([1, 8, 37, 100])('%s ms a key: the first one after 400 ms', (gap) => {
    expect(play(keysOf(w1, gap))).toStrictEqual([
      { t: 17 * gap + pace.burstGapMs, text: w1, source, receivedAt: epoch + 17 * gap },
    ])
  })

  test.each([
    ['1 ms', 1, 20],
    ['4 ms', 4, 20],
    ['6 ms', 6, 24],
    ['8 ms', 8, 32],
    ['30 ms', 30, 120],
    ['37 ms', 37, 148],
    ['38 ms', 38, 150],
    ['80 ms', 80, 150],
    ['100 ms', 100, 150],
  ])(
    '%s a key: from the second on after 4 gaps, 20 ms at least and 150 at most',
    (_, gap, quiet) => {
      const from = 18 * gap + 2_000
      expect(play([...keysOf(w2, gap), ...keysOf(w1, gap, from)])).toMatchObject([
        { text: w2 },
        { t: from + 17 * gap + quiet, text: w1 },
      ])
    },
  )

  test('with jitter the quiet time follows the median', () => {
    const keys = keysOf(w1, jitter(80, 20), 2_000)
    expect(play([...keysOf(w2, 8), ...keys])).toMatchObject([
      { text: w2 },
      { t: endOf(keys) + 150, text: w1 },
    ])
  })

  test.each([
    ['Alipay, 16 digits', alipay16],
    ['Alipay, 18 digits', alipay],
    ['Alipay, 24 digits', alipay24],
    ['UnionPay, 19 digits', unionPay],
  ])('%s: one scan of the whole', (_, code) => {
    expect(outcomes(keysOf(code, 8))).toStrictEqual([code])
  })

  test('Alipay with 25 digits is not a code', () => {
    expect(outcomes(keysOf(`${alipay24}5`, 8))).toStrictEqual(['(wrong-length)'])
  })

  test('one more key at the pace of the scanner voids all of it, never just the rest', () => {
    expect(play(keysOf(`${w1}0`, 8))).toStrictEqual([
      {
        ...{ t: 18 * 8 + pace.burstGapMs, status: 'rejected', reason: 'wrong-length' },
        ...{ masked: '13…90', source, at: epoch + 18 * 8 + pace.burstGapMs },
      },
    ])
  })

  const code = fc
    .tuple(fc.constantFrom('10', '11', '12', '13', '14', '15', '160'), fc.array(fc.nat(9)))
    .map(([prefix, digits]) => (prefix + digits.join('')).padEnd(18, '7').slice(0, 18))

  test('whatever the code, the pace and the key after it', () => {
    fc.assert(
      fc.property(code, fc.integer({ min: 0, max: 100 }), fc.constantFrom(...'09aZ]'), (...run) => {
        const [text, gap, more] = run
        // Each character twice: that is a reason of its own.
        fc.pre(!/^(?:(.)\1)+$/.test(text))
        expect(outcomes(keysOf(text, gap))).toStrictEqual([text])
        expect(outcomes(keysOf(text + more, gap))).toStrictEqual(['(wrong-length)'])
        expect(outcomes(keysOf(`${text}${more}\r`, gap))).toStrictEqual([text + more])
        expect(outcomes(keysOf(text + text, gap))).toStrictEqual(['(wrong-length)'])
      }),
    )
  })

  test('a key that comes after the quiet time begins another burst', () => {
    const keys = [...keysOf(w1, 8), ...keysOf(w2, 8, 17 * 8 + pace.burstGapMs + 1)]
    expect(outcomes(keys)).toStrictEqual([w1, w2])
    // From the second on it is shorter.
    expect(outcomes([...keys, ...keysOf(w1, 8, 2 * 17 * 8 + 434)])).toStrictEqual([w1, w2, w1])
    expect(outcomes([...keysOf(w1, 8), ...keysOf(w2, 8, 17 * 8 + 399)])).toStrictEqual([
      '(wrong-length)',
    ])
  })

  test('a head that is followed by nothing is `incomplete` after 400 ms', () => {
    expect(play(keysOf(w1.slice(0, 9), 8))).toStrictEqual([
      {
        ...{ t: 64 + 400, status: 'rejected', reason: 'incomplete', masked: '13…90' },
        ...{ source, at: epoch + 464 },
      },
    ])
  })

  test.each([
    [6, ['(incomplete)']],
    [5, []],
    [1, []],
  ])('a head of %s characters: %j', (length, expected) => {
    expect(outcomes(keysOf(w1.slice(0, length), 8))).toStrictEqual(expected)
  })

  test('1234567890 slid over the keys is no scan', () => {
    expect(outcomes(keysOf('1234567890', 12))).toStrictEqual(['(incomplete)'])
  })
})

describe('holes', () => {
  const withHole = (gap: number, after: number, hole: number, terminator = '\r') => {
    const keys = keysOf(w1.slice(0, after), gap)
    return [...keys, ...keysOf(w1.slice(after) + terminator, gap, endOf(keys) + hole)]
  }

  test.each(Array.from({ length: 17 }, (_, index) => [index + 1]))(
    'one of 180 ms after digit %s of an 8 ms scan: one scan',
    (after) => {
      expect(outcomes(withHole(8, after, 180))).toStrictEqual([w1])
      expect(outcomes(withHole(8, after, 180, ''))).toStrictEqual([w1])
    },
  )

  test('one of 280 ms on top of the gap is still inside; a longer one may be another scan’s beginning, and one of 400 ms is an end', () => {
    expect(outcomes(withHole(8, 9, 288))).toStrictEqual([w1])
    expect(outcomes(withHole(8, 9, 293))).toStrictEqual(['(incomplete)'])
    expect(outcomes(withHole(8, 9, 399))).toStrictEqual(['(incomplete)'])
    // The second half is a line of its own, and no code.
    expect(outcomes(withHole(8, 9, 400))).toStrictEqual(['(incomplete)', '(wrong-length)'])
  })

  test('one of any length is a machine’s that stood still, if the keys of that time come in a bunch behind it', () => {
    const gaps = [8, 8, 8, 8, 8, 8, 380, ...Array.from({ length: 11 }, () => 0.2)]
    expect(outcomes(keysOf(`${w1}\r`, gaps))).toStrictEqual([w1])
  })

  test('those between even bunches are the scanner’s way, however long', () => {
    const bunches = Array.from({ length: 18 }, (_, place) => (place % 6 === 5 ? 210 : 0.3))
    expect(outcomes(keysOf(`${w1}\r`, bunches))).toStrictEqual([w1])
  })

  test('what follows within a second is the rest, and no product', () => {
    const late = (restMs: number): string[] => outcomes(withHole(8, 9, restMs))
    expect(late(999)).toStrictEqual(['(incomplete)', '(wrong-length)'])
    expect(late(1_000)).toStrictEqual(['(incomplete)', w1.slice(9)])
  })

  test('a whole code within that second may be the tail of a longer number; after it, it is a scan', () => {
    const cut = keysOf(w1.slice(0, 9), 8)
    const after = (from: number): string[] => outcomes([...cut, ...keysOf(`${w2}\r`, 8, from)])
    expect(after(1_063)).toStrictEqual(['(incomplete)', '(wrong-length)'])
    expect(after(1_064)).toStrictEqual(['(incomplete)', w2])
  })

  test('an end in the time of the keys is one even where they arrive together', () => {
    const keys = withHole(8, 9, 400).map((key) => ({ ...key, d: 3_000 }))
    expect(outcomes(keys)).toStrictEqual(['(incomplete)', '(wrong-length)'])
  })
})

describe('framing', () => {
  test.each([
    [']C0', 'code-128'],
    [']Q1', 'qr'],
    [']E0', 'ean-upc'],
  ])('%s is taken off and names the symbology', (aim, symbology) => {
    expect(play(keysOf(`${aim}${w1}\r`, 8))).toMatchObject([{ text: w1, aim, symbology }])
    expect(play(keysOf(`${aim}${w1}`, 8))).toMatchObject([{ text: w1, aim, symbology }])
  })

  test('STX and ETX at the edges are taken off', () => {
    const framed = STX + w1 + ETX
    expect(outcomes(keysOf(`${framed}\r`, 8))).toStrictEqual([w1])
    expect(outcomes(keysOf(framed, 8))).toStrictEqual([w1])
    expect(outcomes(keysOf(`${STX}]Q1${w1}${ETX}\r`, 8))).toStrictEqual([w1])
  })

  test.each([
    ['STX', w1.slice(0, 9) + STX + w1.slice(9)],
    ['ETX', w1.slice(0, 9) + ETX + w1.slice(9)],
    ['a second STX', STX + STX + w1],
    ['a second ETX', w1 + ETX + ETX],
    ['ETX first', ETX + w1],
    ['STX last', w1 + STX],
  ])('%s elsewhere is a control key', (_, text) => {
    expect(outcomes(keysOf(`${text}\r`, 8))).toStrictEqual(['(control-key)'])
  })

  test('a framed code and one more key is voided', () => {
    expect(outcomes(keysOf(`]C0${w1}0`, 8))).toStrictEqual(['(wrong-length)'])
    expect(outcomes(keysOf(`${STX}${w1}0${ETX}`, 8))).toStrictEqual(['(wrong-length)'])
  })
})

describe('a person at the keyboard', () => {
  test('18 digits 200 ms apart are `typed-by-hand`, once', () => {
    expect(play(keysOf(w1, 200))).toStrictEqual([
      {
        ...{ t: 3_400 + 400, status: 'rejected', reason: 'typed-by-hand', masked: '13…89' },
        ...{ source, at: epoch + 3_800 },
      },
    ])
  })

  test.each([
    ['with Enter', `${w1}\r`, 200],
    ['unevenly, at 90 ms', `${w1}\r`, [60, 140, 70, 150, 90]],
    ['in groups of four', `${w1}\r`, [200, 200, 200, 1_500]],
    ['with rests of 3 s', w1, [300, 3_000, 450]],
    ['one digit every 3 s', w1, 3_000],
    ['with rests before groups typed slowly', w1, [300, 300, 300, 2_900]],
  ])('a code typed %s', (_, text, gaps) => {
    expect(outcomes(keysOf(text, gaps))).toStrictEqual(['(typed-by-hand)'])
  })

  test('four equal digits together are a piece of a code, not a held key', () => {
    const gaps = [200, 500, 200, 200, 200, 500, 200]
    expect(outcomes(keysOf('131111223344556677', gaps))).toStrictEqual(['(typed-by-hand)'])
  })

  test('a rest of more than 3 s ends what was being typed', () => {
    expect(outcomes(keysOf(w1, [300, 300, 3_001]))).toStrictEqual([])
  })

  test.each([
    ['words', 'thank you and have a nice day', 120],
    ['words and lines', 'two coffees\rone tea\r', [90, 160, 120, 310]],
    ['words, quickly and unevenly', 'the quick brown fox jumps', [50, 110, 60, 140, 55]],
    ['a price', '12.50\r', 180],
    ['a telephone number', '13800138000\r', 180],
    ['17 digits', w1.slice(1), 200],
    ['a short roll over the keys', 'asdf', 10],
    ['one key', '1\r', 5],
  ])('%s: no news', (_, text, gaps) => {
    expect(outcomes(keysOf(text, gaps))).toStrictEqual([])
  })

  test('of a code that could go on, the first whole length is reported, and nothing more', () => {
    expect(outcomes(keysOf(alipay, 500))).toStrictEqual(['(typed-by-hand)'])
  })

  test('19 digits by hand are not a code with one more', () => {
    expect(outcomes(keysOf(`${w1}0`, [60, 140, 70, 130]))).toStrictEqual([])
  })

  test('Enter ends what was being typed', () => {
    expect(outcomes(keysOf(`${w1.slice(0, 9)}\r${w1.slice(9)}\r`, 500))).toStrictEqual([])
  })

  test('a scan ends it too', () => {
    const before = keysOf(w1.slice(0, 9), 500)
    const scan = keysOf(w2, 8, endOf(before) + 500)
    const after = keysOf(w1.slice(9), 500, endOf(scan) + 500)
    expect(outcomes([...before, ...scan, ...after])).toStrictEqual([w2])
  })

  test('even keys at 80 ms are a scanner, keys at 140 ms never', () => {
    expect(outcomes(keysOf(`${w1}\r`, 80))).toStrictEqual([w1])
    expect(outcomes(keysOf(`${w1}\r`, 140))).toStrictEqual(['(typed-by-hand)'])
  })
})

describe('what follows something that was refused', () => {
  test('the next scan is not affected', () => {
    const { results, type, time } = desk()
    type(keysOf(`${w1}0`, 8))
    type(keysOf(`${w2}\r`, 8, 1_200))
    time.passUntil(3_000)
    expect(results).toMatchObject([{ reason: 'wrong-length' }, { text: w2 }])
  })
})

test('names the source it was given', () => {
  const own = { kind: 'keyboard', id: 'till 2' } as const
  expect(play(keysOf(`${w1}\r`, 8), { source: own })).toMatchObject([{ source: own }])
  expect(play(keysOf(`${w1}0`, 8), { source: own })).toMatchObject([{ source: own }])
})
