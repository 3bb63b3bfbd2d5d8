import { virtualTime } from '@paycode/simulator/testing'
import fc from 'fast-check'
import { KeystrokeDecoder } from '../../../src/decode/keyboard/keystroke-decoder.ts'
import { maxSymbolCharacters } from '../../../src/scan/symbology.ts'
import { isRejection } from '../../../src/scan/rejection.ts'
import type { KeyEvent, TextEvent } from '../../../src/input/keystroke.ts'
import { alipay16, ean, jitter, keysOf, unionPay, w1, w2, type Timed } from './keys.ts'
import { desk, outcomes, type Result } from './play.ts'
import { isTypedInOrder } from './typed-in-order.ts'

const names = ['Enter', 'Tab', 'Shift', 'Control', 'F5', 'Escape', 'Process', 'Dead', 'NumLock']
const stamps = fc.oneof(
  { weight: 6, arbitrary: fc.integer({ min: 0, max: 60 }) },
  fc.integer({ min: -500, max: 6_000 }),
  fc.constantFrom(Number.NaN, -Infinity, Infinity, 1_700_000_000_000, -0),
)

const keyEvent: fc.Arbitrary<Partial<KeyEvent>> = fc.record(
  {
    type: fc.constantFrom('keydown', 'keydown', 'keydown', 'keyup'),
    key: fc.oneof(
      { weight: 6, arbitrary: fc.constantFrom(...'0123456789') },
      fc.constantFrom(...names, ...'abcj]Q1 &', '😀', '\ud800', '', '\u0002'),
      fc.string({ unit: 'binary', maxLength: 3 }),
    ),
    code: fc.oneof(fc.constantFrom('', 'Digit1', 'Numpad7', 'NumpadEnter', 'KeyJ'), fc.string()),
    keyCode: fc.integer(),
    shiftKey: fc.boolean(),
    ctrlKey: fc.boolean(),
    altKey: fc.boolean(),
    metaKey: fc.boolean(),
    repeat: fc.boolean(),
    isTrusted: fc.constantFrom(true, true, true, false),
  },
  { requiredKeys: ['type'] },
)

const textEvent: fc.Arbitrary<Partial<TextEvent>> = fc.record(
  {
    type: fc.constantFrom(
      'beforeinput',
      'input',
      'compositionstart',
      'compositionupdate',
      'compositionend',
    ),
    inputType: fc.constantFrom(
      'insertText',
      'insertCompositionText',
      'insertLineBreak',
      'insertFromPaste',
      'deleteContent',
    ),
    data: fc.oneof(
      fc.constantFrom(null, w1, w1.slice(0, 9), '７', '\r', '1'),
      fc.string({ maxLength: 4 }),
    ),
    isTrusted: fc.constantFrom(true, true, true, false),
  },
  { requiredKeys: ['type'] },
)

/** Codes, pieces of codes, and text that may surround them. */
const run = fc.record({
  type: fc.constant('run'),
  text: fc.constantFrom(
    ...[w1, `${w1}\r`, w1.slice(0, 9), `${w1.slice(9)}\r`, w1.slice(9), `${w2}\t`, alipay16],
    ...[unionPay, `${ean}\r`, '7', '10', ']Q1', '\r'],
  ),
  gap: fc.constantFrom(0, 1, 8, 8, 8, 80, 200),
  more: fc.constantFrom(
    {},
    {},
    {},
    { key: 'Process', keyCode: 229 },
    { isTrusted: false },
    { repeat: true },
  ),
})

/** Anything that a keyboard can do, with its delay after the previous event and its kind of stamp. */
const anythingWith = (key: fc.Arbitrary<Partial<KeyEvent>>) =>
  fc.array(
    fc.record({
      after: fc.oneof({ weight: 6, arbitrary: fc.nat(30) }, fc.nat(700)),
      behind: fc.oneof({ weight: 4, arbitrary: fc.constant(0) }, stamps),
      event: fc.oneof(
        { weight: 8, arbitrary: key },
        { weight: 8, arbitrary: run },
        { weight: 2, arbitrary: textEvent },
        fc.record({ type: fc.constantFrom('blur', 'focus') }),
        fc.record({
          type: fc.constant('paste'),
          text: fc.oneof(fc.string(), fc.constant(`${w1}\n`)),
        }),
      ),
    }),
    { maxLength: 60 },
  )
const anything = anythingWith(keyEvent)
/** With Alt, where the keypad types characters by their numbers. */
const anythingAndAlt = anythingWith(
  fc.oneof(
    keyEvent,
    fc.record({ type: fc.constantFrom('keydown', 'keyup'), key: fc.constant('Alt') }),
    fc.record({
      type: fc.constant('keydown'),
      code: fc.constantFrom('Numpad0', 'Numpad4', 'Numpad9'),
    }),
  ),
)

interface Step {
  readonly after: number
  readonly behind: number
  readonly event: object
}
type Run = ReturnType<typeof run.generate>['value']

function timed(steps: readonly Step[]): Timed[] {
  let d = 0
  return steps.flatMap(({ after, behind, event }): Timed[] => {
    d += after
    if (!('gap' in event)) return [{ ...event, at: d - behind, d } as unknown as Timed]
    const { text, gap, more } = event as Run
    const keys = keysOf(text, gap, d, more).map((key) => ({
      ...key,
      at: key.at - behind,
      d: key.at,
    }))
    d += (text.length - 1) * gap
    return keys
  })
}

const scansOf = (results: readonly Result[]) =>
  results.filter((result) => !isRejection(result)) as (Result & { text: string })[]

test('whatever is typed: what becomes a scan was typed like that, key after key', () => {
  let scans = 0
  fc.assert(
    fc.property(anything, fc.boolean(), (steps, acceptPaste) => {
      const keys = timed(steps)
      const { results, type, time } = desk({ acceptPaste })
      type(keys)
      time.passUntil(time.now() + 500)
      for (const { text } of scansOf(results)) {
        scans += 1
        if (!isTypedInOrder(text, keys)) throw new Error(`not typed: ${text}`)
      }
    }),
    { numRuns: 500 },
  )
  // Else it says nothing.
  expect(scans).toBeGreaterThan(100)
})

test('whatever is typed: no throw, and after a rest of a second and a half the next scan works', () => {
  fc.assert(
    fc.property(anythingAndAlt, fc.boolean(), (steps, acceptPaste) => {
      const { results, type, time } = desk({ acceptPaste })
      type(timed(steps))
      time.passUntil(time.now() + 1_500)
      expect(time.timers).toBe(0)
      const before = results.length
      type(keysOf(`${w1}\r`, 8, time.now()))
      expect(results.slice(before)).toMatchObject([{ text: w1 }])
    }),
    { numRuns: 500 },
  )
})

test('however much is typed, no more is kept than a symbol can hold', () => {
  fc.assert(
    fc.property(anythingAndAlt, fc.constantFrom('7', '78', 'a', '１'), (steps, again) => {
      const time = virtualTime()
      const decoder = new KeystrokeDecoder(
        { clock: time, scheduler: time.scheduler },
        { emit: () => {} },
      )
      const flood = keysOf(again.repeat(5_000), 0).map((key) => ({ ...key, d: 0 }))
      for (const { d, ...key } of [...flood, ...timed(steps)]) {
        time.passUntil(d ?? key.at)
        decoder.read(key)
        if (decoder.length > maxSymbolCharacters)
          throw new Error(`${decoder.length} characters are kept`)
      }
    }),
    { numRuns: 10 },
  )
})

test('whatever is typed, no refusal shows more than four characters of it', () => {
  fc.assert(
    fc.property(anything, (steps) => {
      const { results, type, time } = desk()
      type(timed(steps))
      time.passUntil(time.now() + 500)
      for (const result of results.filter((one) => isRejection(one))) {
        expect(Object.keys(result).toSorted()).toStrictEqual(
          ['at', 'masked', 'reason', 'source', 'status', 't'].toSorted(),
        )
        expect(Array.from(result.masked.replace('…', '')).length).toBeLessThanOrEqual(4)
      }
    }),
  )
})

test('80 ms ± 20, whatever the jitter: one scan, no fragments', () => {
  for (let seed = 1; seed <= 200; seed += 1) {
    expect(outcomes(keysOf(`${w1}\r`, jitter(80, 20, 40, seed)))).toStrictEqual([w1])
  }
})

test('a scan cut into deliveries of any lateness is one scan', () => {
  const lateness = fc.array(fc.nat(300), { minLength: 19, maxLength: 19 })
  fc.assert(
    fc.property(lateness, (waits) => {
      let d = 0
      const keys = keysOf(`${w1}\r`, 8).map((key, index) => {
        d = Math.max(d, key.at + (waits[index] ?? 0))
        return { ...key, d }
      })
      expect(outcomes(keys)).toStrictEqual([w1])
    }),
  )
})
