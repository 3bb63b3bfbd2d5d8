import { virtualTime } from '@paycode/simulator/testing'
import type { BurstEnd } from '../../../src/decode/keyboard/burst-end.ts'
import {
  KeystrokeDecoder,
  type KeystrokeListener,
} from '../../../src/decode/keyboard/keystroke-decoder.ts'
import type { KeystrokeOptions } from '../../../src/decode/keyboard/keystroke-options.ts'
import type { KeyEvent } from '../../../src/input/keystroke.ts'
import { keysOf, press, w1, w2, type Timed } from './keys.ts'
import { short } from './play.ts'

/** Presses and releases, each key down for `dwellMs`. */
const held = (text: string, gapMs: number, dwellMs: number, from = 0): Timed[] =>
  keysOf(text, gapMs, from)
    .flatMap((key): Timed[] => [key, { ...key, type: 'keyup', at: key.at + dwellMs }])
    .toSorted((a, b) => a.at - b.at)

/** A decoder in virtual time, with its reports in their order, and whether it looked like a scan after each press. */
class Bench implements KeystrokeListener {
  readonly time = virtualTime()
  readonly reported: string[] = []
  readonly ends: BurstEnd[] = []
  readonly looks: boolean[] = []
  readonly decoder: KeystrokeDecoder

  constructor(options: KeystrokeOptions = {}) {
    this.decoder = new KeystrokeDecoder(
      { clock: this.time, scheduler: this.time.scheduler, ...options },
      this,
    )
  }

  emit(report: Parameters<KeystrokeListener['emit']>[0]): void {
    this.reported.push(short(report))
  }

  onBurstEnd(end: BurstEnd): void {
    this.reported.push(`${end.by} ${end.how}`)
    this.ends.push(end)
  }

  type(keys: readonly Timed[]): this {
    for (const { d, ...key } of keys) {
      this.time.passUntil(d ?? key.at)
      this.decoder.read(key)
      if (key.type === 'keydown') this.looks.push(this.decoder.looksScanned)
    }
    return this
  }

  rest(): this {
    this.time.passUntil(this.time.now() + 1_000)
    return this
  }
}

const ended = (keys: readonly Timed[], options: KeystrokeOptions = {}): string[] =>
  new Bench(options).type(keys).rest().reported

describe('the listener', () => {
  test.each<[name: string, keys: readonly Timed[], reported: readonly string[]]>([
    ['a scan', keysOf(`${w1}\r`, 8), ['scanner terminator', w1]],
    ['a scan without a suffix', keysOf(w1, 8), ['scanner silence', w1]],
    ['half a scan', keysOf(w1.slice(9), 8), ['scanner silence', '(incomplete)']],
    [
      'a scan that a blur ends',
      [...keysOf(w1, 8), { type: 'blur', at: 140 }],
      ['scanner interruption', '(incomplete)'],
    ],
    ['words', keysOf('good day', 150), ['hand silence']],
    ['words and Enter', keysOf('good day\r', 150), ['hand terminator']],
    ['a code by hand', keysOf(`${w1}\r`, 200), ['hand terminator', '(typed-by-hand)']],
    ['a held key', keysOf('11111111\r', 33), ['hand terminator', '(held-key)']],
    [
      'a script',
      keysOf(`${w1}\r`, 8, 0, { isTrusted: false }),
      ['hand terminator', '(untrusted-input)'],
    ],
    [
      'a shortcut inside',
      [...keysOf(w1, 8), press('Delete', 140), press('\r', 150)],
      ['scanner terminator', '(control-key)'],
    ],
    ['Enter alone', [press('\r', 0)], []],
  ])('%s: receives the burst, then its result', (_, keys, reported) => {
    expect(ended(keys)).toStrictEqual(reported)
  })

  test('hears of the state of the keyboard in between', () => {
    const numLockOff = keysOf(w1, 8).map((key) => ({
      ...key,
      key: 'End',
      code: `Numpad${key.key}`,
    }))
    const scan = [...numLockOff, press('\r', 144)]
    expect(ended([...scan, ...keysOf(`${w2}\r`, 8, 500)])).toStrictEqual([
      ...['scanner terminator', '<num-lock-off>', w1],
      ...['scanner terminator', '<open>', w2],
    ])
  })

  test('hears of a scan of which the input method ate every key', () => {
    const eaten = (from: number): Timed[] => [
      ...Array.from(w1, (_, index): Timed => {
        return { type: 'keydown', at: from + index * 8, key: 'Process', keyCode: 229 }
      }),
      press('\r', from + 144),
    ]
    expect(ended([...eaten(0), ...eaten(1_000)])).toStrictEqual([
      ...['scanner terminator', '(input-method)'],
      ...['scanner terminator', '<input-method>', '(input-method)'],
    ])
  })

  test('may do without onBurstEnd', () => {
    const time = virtualTime()
    const texts: string[] = []
    const options = { clock: time, scheduler: time.scheduler }
    const decoder = new KeystrokeDecoder(options, { emit: (report) => texts.push(short(report)) })
    keysOf(`${w1}\r`, 0).forEach((key) => decoder.read(key))
    expect(texts).toStrictEqual([w1])
  })

  test('sees no burst any more while it hears of its end', () => {
    const bench: Bench = new Bench()
    const seen: unknown[] = []
    bench.onBurstEnd = () => seen.push([bench.decoder.length, bench.decoder.looksScanned])
    bench.type(keysOf(`${w1}\r`, 8))
    expect(seen).toStrictEqual([[0, false]])
  })

  test('may read on while it hears of an end', () => {
    const bench: Bench = new Bench()
    const onBurstEnd = bench.onBurstEnd.bind(bench)
    let isFirst = true
    bench.onBurstEnd = (end) => {
      onBurstEnd(end)
      if (isFirst) keysOf(w2, 0, 144).forEach((key) => bench.decoder.read(key))
      isFirst = false
    }
    expect(bench.type(keysOf(`${w1}\r`, 8)).rest().reported).toStrictEqual([
      ...['scanner terminator', w1, 'scanner silence', w2],
    ])
  })
})

describe('what a burst turned out to be', () => {
  test('has its pace, the reason for its refusal, its oddities, and the number of keys that a person typed before', () => {
    const [end] = new Bench().type([...held('7', 0, 80), ...held(`${w1}\r`, 8, 4, 90)]).ends
    expect(end).toStrictEqual({
      ...{ by: 'scanner', how: 'terminator', reason: undefined, headKeys: 1, oddities: new Set() },
      ...{ finding: undefined, isLastKeyByHand: false },
      ...{
        typing: { text: w1, gapsMs: expect.any(Array), dwellsMs: expect.any(Array), overlaps: 0 },
      },
      quietMs: 32,
    })
    expect(end?.typing.gapsMs).toStrictEqual(Array.from({ length: 17 }, () => 8))
    expect(new Bench().type(keysOf(`${w1}\r`, 8)).ends).toMatchObject([{ headKeys: 0 }])
    expect(new Bench().type(keysOf(w1.slice(9), 8)).rest().ends).toMatchObject([
      { reason: 'incomplete', headKeys: 0 },
    ])
  })

  test('ordinary typing has a reason only where it was a code', () => {
    const control = press('F5', 900)
    const words = new Bench().type([...keysOf('good day', 120), control]).rest()
    expect(words.ends).toMatchObject([{ by: 'hand', reason: undefined }])
  })
})

describe('a key that types nothing, behind a whole code', () => {
  const scan = held(w1, 8, 4)
  const f12 = (at: number, dwellMs?: number): Timed[] => {
    const down = press('F12', at, { code: 'F12' })
    return dwellMs === undefined ? [down] : [down, { ...down, type: 'keyup', at: at + dwellMs }]
  }
  const reported = (keys: readonly Timed[]) => {
    const [end] = new Bench().type([...scan, ...keys]).rest().ends
    return [end?.how, end?.reason, end?.finding, end?.isLastKeyByHand]
  }

  test('is the scanner’s suffix at its pace, let go as soon as its other keys', () => {
    expect(reported(f12(144, 4))).toEqual(['terminator', undefined, 'wrong-suffix', false])
  })

  test('is a person’s where a finger is on it, still or for long; the code is a scan all the same', () => {
    expect(reported(f12(144, 80))).toEqual(['silence', undefined, undefined, true])
    expect(reported(f12(144))).toEqual(['silence', undefined, undefined, true])
  })

  test('later than at the scanner’s pace is ignored', () => {
    expect(reported(f12(240, 80))).toEqual(['silence', undefined, undefined, false])
    expect(reported([press('a', 240, { ctrlKey: true })])).toEqual([
      'silence',
      undefined,
      undefined,
      false,
    ])
  })

  test('is a shortcut with a modifier, and a cursor key on the keypad', () => {
    for (const more of [{ shiftKey: true }, { location: 3 }]) {
      const key = { ...press('F12', 144, { code: 'F12', ...more }) }
      expect(reported([key])[1]).toBe('control-key')
    }
  })

  test('is the terminator where the option `suffix` names it, whoever is on it', () => {
    const bench = new Bench({ suffix: 'F12' }).type([...scan, ...f12(144, 80)])
    expect(bench.reported).toStrictEqual(['scanner terminator', w1])
  })

  test('another key behind it makes all of it no scan', () => {
    expect(reported([...f12(144), press('1', 148)])[1]).toBe('control-key')
  })
})

test('text options come off a pasted code too, beside a key', () => {
  const bench = new Bench({ acceptPaste: true, prefix: 'j', suffix: 'F12' })
  bench.decoder.read({ type: 'paste', at: 0, text: `j${w1}` })
  expect(bench.reported).toStrictEqual([w1])
})

describe('length', () => {
  test('is that of the open burst, a person’s first key included', () => {
    const { decoder, time } = new Bench()
    expect(decoder.length).toBe(0)
    const lengths = [press('7', 0), ...keysOf(`${w1}\r`, 8, 90)].map((key) => {
      time.passUntil(key.at)
      decoder.read(key)
      return decoder.length
    })
    expect(lengths).toStrictEqual([...Array.from({ length: 19 }, (_, index) => index + 1), 0])
  })

  test('does not grow past the longest symbol', () => {
    const bench = new Bench().type(keysOf('7'.repeat(5_000), 1))
    expect(bench.decoder.length).toBe(4_296)
  })

  test('is 0 after a rest', () => {
    expect(new Bench().type(keysOf('123', 8)).rest().decoder.length).toBe(0)
  })
})

describe('looksScanned', () => {
  const looks = (keys: readonly Timed[], options: KeystrokeOptions = {}): string =>
    new Bench(options)
      .type(keys)
      .looks.map((look) => (look ? 's' : '.'))
      .join('')
  const of = (first: string, count: number): string => first.padEnd(count, first.at(-1))

  test.each<[name: string, keys: readonly Timed[], expected: string]>([
    ['a scanner, and not after its Enter', held(`${w1}\r`, 8, 4), `...${of('s', 15)}.`],
    ['a scanner without releases', keysOf(w1, 8), `...${of('s', 15)}`],
    ['a scanner of 80 ms that lets go at once', held(w1, 80, 10), `...${of('s', 15)}`],
    ['a scanner after a person’s key', [press('7', 0), ...keysOf(w1, 8, 90)], `...${of('s', 16)}`],
    ['eighteen ones of a scanner', held('1'.repeat(18), 8, 4), `...${of('s', 15)}`],
    ['a person', held('good day', 120, 80), of('.', 8)],
    ['a person’s digits', held(w1, 80, 70), of('.', 18)],
    ['an even 80 ms, without releases', keysOf(w1, 80), of('.', 18)],
    ['a finger that slides, until its releases show it', held('1234567890', 12, 40), '...ssss...'],
    ['a held key', keysOf('11111111', 33), of('.', 8)],
    ['a held key that says so', keysOf('11111111', 33, 0, { repeat: true }), of('.', 8)],
    ['a script', keysOf(w1, 8, 0, { isTrusted: false }), of('.', 18)],
  ])('%s', (_, keys, expected) => {
    expect(looks(keys)).toBe(expected)
  })

  test('no more from a key on that a script made or that is held', () => {
    const keys = keysOf(w1.slice(0, 8), 8)
    const with6th = (more: Partial<KeyEvent>): Timed[] =>
      keys.map((key, index) => (index === 5 ? { ...key, ...more } : key))
    expect(looks(with6th({ isTrusted: false }))).toBe('...ss...')
    expect(looks(with6th({ repeat: true }))).toBe('...ss...')
    expect(looks(with6th({ isTrusted: false }), { trust: 'any' })).toBe('...sssss')
  })

  test('goes by the profile', () => {
    const keys = held(w1.slice(0, 6), 150, 10)
    expect(looks(keys)).toBe('......')
    expect(looks(keys, { profile: 'bluetooth' })).toBe('...sss')
  })

  test('stays as it is past 32 characters, and is over with the burst', () => {
    const bench = new Bench().type([
      ...keysOf('7a'.repeat(16), 8),
      ...keysOf('7a'.repeat(20), 399, 300),
    ])
    expect(bench.looks.at(-1)).toBe(true)
    expect(bench.rest().decoder.looksScanned).toBe(false)
  })
})

describe('cursor keys of the keypad, NumLock off', () => {
  const cursor = (digit: string, at: number): KeyEvent =>
    press(digit, at, { key: digit === '2' ? 'ArrowDown' : 'ArrowUp', code: `Numpad${digit}` })

  test('pressed by a person are no typed code', () => {
    const keys = Array.from('2828282828282828', (digit, index) => cursor(digit, index * 210))
    expect(ended(keys)).toStrictEqual(['hand silence'])
  })
})
