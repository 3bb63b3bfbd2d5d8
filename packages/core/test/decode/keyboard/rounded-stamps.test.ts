import { press, w1, type Timed } from './keys.ts'
import { outcomes } from './play.ts'

/** Numbers from 0 to 1; the same seed gives the same ones. */
function drawn(seed: number): () => number {
  let state = seed * 7919 + 1
  return () => {
    state = (state * 48_271) % 2_147_483_647
    return state / 2_147_483_647
  }
}

interface Scanner {
  readonly leastMs: number
  readonly mostMs: number
  /** Largest error with which the machine notices each key, in ms. */
  readonly besideMs: number
  /** The unit that stamps are rounded down to, in ms. */
  readonly tickMs: number
}

/** A scan at an even pace between two limits. */
function scanOf({ leastMs, mostMs, besideMs, tickMs }: Scanner, seed: number): Timed[] {
  const draw = drawn(seed)
  const paceMs = leastMs + draw() * (mostMs - leastMs)
  let heardAt = 10 + draw() * tickMs
  const startMs = heardAt
  return Array.from(`${w1}\r`, (character, place) => {
    heardAt = Math.max(heardAt, startMs + place * paceMs + (2 * draw() - 1) * besideMs)
    return { ...press(character, Math.floor(heardAt / tickMs) * tickMs), d: heardAt }
  })
}

/** Number of scans out of 1 000 that were not read. */
function unread(scanner: Scanner, change: (keys: Timed[], seed: number) => Timed[]): number {
  const seeds = Array.from({ length: 1_000 }, (_, place) => place + 1)
  return seeds.filter((seed) => outcomes(change(scanOf(scanner, seed), seed)).join('') !== w1)
    .length
}
const unchanged = (keys: Timed[]): Timed[] => keys

const besideTick = (tickMs: number): Scanner => ({ leastMs: 10, mostMs: 20, besideMs: 0.5, tickMs })

describe('an even scanner whose keys are stamped coarsely', () => {
  test.each([
    ['whole milliseconds, 1 to 6 ms a key', { leastMs: 1, mostMs: 6, besideMs: 1, tickMs: 1 }],
    ['whole milliseconds, 4 to 12 ms a key', { leastMs: 4, mostMs: 12, besideMs: 1, tickMs: 1 }],
    ['tenths of one, 1 to 6 ms a key', { leastMs: 1, mostMs: 6, besideMs: 1, tickMs: 0.1 }],
    ['2 ms, 1 to 12 ms a key', { leastMs: 1, mostMs: 12, besideMs: 1, tickMs: 2 }],
    ['5 ms, 3 to 20 ms a key', { leastMs: 3, mostMs: 20, besideMs: 1, tickMs: 5 }],
    ['64ths of a second, 10 to 20 ms a key', besideTick(1000 / 64)],
    ['60ths of a second, 10 to 20 ms a key', besideTick(1000 / 60)],
  ])('is one keyboard: %s', (_, scanner) => {
    expect(unread(scanner, unchanged)).toBeLessThanOrEqual(1)
  })
})

describe('a digit of a second keyboard in the scan', () => {
  const withDigit = (keys: Timed[], seed: number): Timed[] => {
    const place = 3 + (seed % 12)
    const [before, behind] = [keys[place - 1]!.d!, keys[place]!.d!]
    const heardAt = before + (behind - before) * (0.2 + 0.6 * drawn(seed)())
    return keys.toSpliced(place, 0, { ...press('7', Math.floor(heardAt)), d: heardAt })
  }

  test('shows in whole milliseconds as soon as the pace is slow enough for them', () => {
    const refused = (paceMs: number): number =>
      unread({ leastMs: paceMs, mostMs: paceMs, besideMs: 0.3, tickMs: 1 }, withDigit)
    expect(refused(12)).toBeGreaterThan(950)
    expect(refused(8)).toBeGreaterThan(900)
  })
})
