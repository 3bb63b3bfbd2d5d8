import { KeystrokeDecoder } from '@paycode/core/adapter'
import fc from 'fast-check'
import type { KeyInput } from '../../src/electron/index.ts'
import { keystrokeOfInput } from '../../src/electron/keystroke-of-input.ts'
import { Window, type Typed } from './window.ts'

const key = fc.oneof(
  { weight: 8, arbitrary: fc.constantFrom(...'0123456789').map((digit) => ({ key: digit })) },
  fc.constantFrom(...'abXY].- é').map((character) => ({ key: character })),
  fc.constantFrom('Enter', 'Tab', 'Shift', 'ArrowLeft', 'Backspace').map((name) => ({ key: name })),
  fc.constantFrom('1', '5').map((digit) => ({ key: digit, code: `Numpad${digit}` })),
  fc.constantFrom({ key: 's', control: true }, { key: '1', isAutoRepeat: true }),
  fc.constantFrom({ key: 'A', shift: true }, { key: '3', shift: true }),
)
const gapMs = fc.oneof(
  fc.integer({ min: 0, max: 12 }),
  fc.integer({ min: 0, max: 500 }),
  fc.constantFrom(8, 8, 8, 30, 44, 45, 46, 80, 80, 119, 120, 121, 400),
)
const dwellMs = fc.integer({ min: 0, max: 120 })
const typed: fc.Arbitrary<Typed> = fc
  .tuple(key, gapMs, dwellMs)
  .map(([what, gap, dwell]) => ({ ...what, gapMs: gap, dwellMs: dwell }))

/** A series of keys at one pace, so that scans and words occur. */
const stretch = fc
  .tuple(fc.array(key, { maxLength: 22 }), gapMs, dwellMs)
  .map(([keys, gap, dwell]) => keys.map((what) => ({ ...what, gapMs: gap, dwellMs: dwell })))
const typing = fc
  .array(fc.oneof(fc.array(typed, { maxLength: 6 }), stretch), { maxLength: 4 })
  .map((stretches) => stretches.flat())

const types = ({ key: name, control }: KeyInput): string => {
  if (control) return ''
  return name === 'Enter' ? '\r' : name.length === 1 ? name : ''
}

/** Who typed each key, by a separate decoder that receives the same events as the window's listeners. */
class Witness {
  /** Each character that was typed, and whether it was a scan's. */
  readonly characters: { readonly text: string; isScanned: boolean }[] = []
  #open: { isScanned: boolean }[] = []
  #scannedUntil = Number.NEGATIVE_INFINITY
  #sending = 0

  constructor(window: Window) {
    const { contents, time } = window
    const decoder = new KeystrokeDecoder(
      { clock: time, scheduler: time.scheduler },
      {
        emit: () => {},
        onBurstEnd: ({ by }) => {
          for (const one of this.#open) one.isScanned = by === 'scanner'
          this.#open = []
          if (by === 'scanner') this.#scannedUntil = time.now() + 600
        },
      },
    )
    const send = contents.sendInputEvent.bind(contents)
    contents.sendInputEvent = (event) => {
      this.#sending += 1
      send(event)
      this.#sending -= 1
    }
    contents.prependListener('before-input-event', (_, input: KeyInput) => {
      if (this.#sending > 0) return
      decoder.read(keystrokeOfInput(input, time.now()))
      if (input.type === 'keyUp') return
      const character = { text: types(input), isScanned: false }
      this.characters.push(character)
      // Only a terminator may be kept from the page without being part of a scan.
      if (input.key === 'Enter') character.isScanned = time.now() <= this.#scannedUntil
      else if (decoder.length > 0) this.#open.push(character)
    })
  }
}

/** Whether the page's text is the typed text, with nothing missing except scans. */
function isLeft(page: string, { characters }: Witness): boolean {
  let reached = new Set([0])
  for (const { text, isScanned } of characters) {
    const next = new Set(isScanned ? reached : [])
    for (const place of reached) {
      if (page.startsWith(text, place)) next.add(place + text.length)
    }
    reached = next
  }
  return reached.has(page.length)
}

test('what the page gets and what was taken as scans is what was typed, in order', () => {
  fc.assert(
    fc.property(typing, fc.boolean(), (keys, reportsAllReleases) => {
      const window = new Window()
      window.contents.reportsAllReleases = reportsAllReleases
      const witness = new Witness(window)
      window.type(keys).rest()
      window.subscription.unsubscribe()
      window.rest()
      expect(window.time.timers).toBe(0)
      return isLeft(window.contents.text, witness)
    }),
    { numRuns: 1_000 },
  )
})

test('a person never waits longer than 45 ms for a key', () => {
  const slow = fc.record({
    what: fc.constantFrom(...'0123456789ab]X.'),
    gapMs: fc.integer({ min: 46, max: 400 }),
    dwellMs: fc.integer({ min: 61, max: 120 }),
  })
  fc.assert(
    fc.property(fc.uniqueArray(slow, { selector: ({ what }) => what }), (keys) => {
      const window = new Window()
      window.type(keys.map(({ what, ...more }) => ({ key: what, ...more }))).rest()
      const shown = window.contents.page.filter(({ type }) => type === 'char')
      let at = 0
      return (
        shown.length === keys.length &&
        keys.every((one, place) => {
          at += one.gapMs
          const { key: character, at: shownAt = Infinity } = shown[place] ?? {}
          return character === one.what && shownAt - at <= 45
        })
      )
    }),
    { numRuns: 300 },
  )
})

test('a scan at 1 to 30 ms a key leaves no trace, whatever its pace', () => {
  const code = fc.stringMatching(/^1[0-5][0-9]{16}$/)
  const jitter = fc.array(fc.double({ min: 0.8, max: 1.2, noNaN: true }), {
    ...{ minLength: 19, maxLength: 19 },
  })
  const gaps = fc
    .tuple(fc.integer({ min: 1, max: 30 }), jitter)
    .map(([paceMs, shares]) => shares.map((share) => Math.round(paceMs * share)))
  fc.assert(
    fc.property(code, gaps, fc.constantFrom('Enter', 'Tab'), (digits, delays, end) => {
      const window = new Window()
      const keys = [...digits, end]
      const gapAt = (place: number): number => delays[place] ?? 1
      window.type(keys.map((name, place) => ({ key: name, gapMs: gapAt(place), dwellMs: 1 })))
      window.rest()
      return window.contents.page.length === 0 && window.reported.join() === digits
    }),
    { numRuns: 200 },
  )
})
