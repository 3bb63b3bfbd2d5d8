import fc from 'fast-check'
import { isRejection } from '../../../src/decode/rejection.ts'
import type { KeyEvent } from '../../../src/input/keystroke.ts'
import { jitter, keysOf, w1, type Timed } from './keys.ts'
import { desk, outcomes, type Result } from './play.ts'

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

/** Anything that a keyboard can do, with how long after the previous event it comes and how it is stamped. */
const anything = fc.array(
  fc.record({
    after: fc.oneof({ weight: 6, arbitrary: fc.nat(30) }, fc.nat(700)),
    behind: stamps,
    event: fc.oneof(
      { weight: 8, arbitrary: keyEvent },
      fc.record({ type: fc.constantFrom('blur', 'focus') }),
      fc.record({ type: fc.constant('paste'), text: fc.string() }),
      fc.constant({ type: 'code' }),
    ),
  }),
  { maxLength: 60 },
)

interface Step {
  readonly after: number
  readonly behind: number
  readonly event: { readonly type?: string }
}

function timed(steps: readonly Step[]): Timed[] {
  let d = 0
  return steps.flatMap(({ after, behind, event }): Timed[] => {
    d += after
    if (event.type !== 'code') return [{ ...event, at: d - behind, d } as unknown as Timed]
    const keys = keysOf(w1, 4, d).map((key) => ({ ...key, d: key.at }))
    d += 17 * 4
    return keys
  })
}

/** Whether these characters were typed in this order, others in between or not. */
function inOrder(text: string, typed: readonly string[]): boolean {
  let from = 0
  for (const character of text) {
    const found = typed.indexOf(character, from)
    if (found < 0) return false
    from = found + 1
  }
  return true
}

const charactersOf = (key: Timed): string[] => {
  if (key.type === 'paste') return Array.from(key.text)
  if (key.type !== 'keydown') return []
  const byPlace = /^(?:Digit|Numpad)([0-9])$/.exec(key.code ?? '')?.[1]
  return [...Array.from(key.key ?? ''), ...(byPlace === undefined ? [] : [byPlace])]
}

const scansOf = (results: readonly Result[]) =>
  results.filter((result) => !isRejection(result)) as (Result & { text: string })[]

test('whatever is typed: no throw, nothing invented, and the next scan works', () => {
  fc.assert(
    fc.property(anything, fc.boolean(), (steps, acceptPaste) => {
      const keys = timed(steps)
      const { results, type, time } = desk({ acceptPaste })
      type(keys)
      const typed = keys.flatMap(charactersOf)
      for (const { text } of scansOf(results)) expect(inOrder(text, typed)).toBe(true)
      time.runUntil(time.now() + 500)
      expect(time.timers).toBe(0)
      const before = results.length
      type(keysOf(`${w1}\r`, 8, time.now()))
      expect(results.slice(before)).toMatchObject([{ text: w1 }])
    }),
    { numRuns: 500 },
  )
})

test('whatever is typed, no refusal shows more than four characters of it', () => {
  fc.assert(
    fc.property(anything, (steps) => {
      const { results, type, time } = desk()
      type(timed(steps))
      time.runUntil(time.now() + 500)
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
