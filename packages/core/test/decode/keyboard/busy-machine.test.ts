import type { KeyEvent } from '../../../src/input/keystroke.ts'
import { press, w1, type Timed } from './keys.ts'
import { outcomes } from './play.ts'

/**
 * Gap and dwell of each key in ms, the terminator last, as a slow virtual machine of this project's lab stamped the
 * even keys of a keyboard scanner. The values are measured, not generated.
 */
const stamped: readonly (readonly (readonly [gapMs: number, dwellMs: number])[])[] = [
  [
    [0, 6],
    [6.8, 6.1],
    [15, 1.7],
    [7.3, 10.6],
    [11.3, 1.9],
    [7.5, 1.9],
    [8.5, 1.8],
    [8.1, 2],
    [9.5, 1.4],
    [8.6, 1.8],
    [2.2, 9.6],
    [10.2, 7.7],
    [16.5, 1.6],
    [8.1, 8],
    [12.3, 10.7],
    [11.4, 12.2],
    [12.9, 11],
    [11.7, 8.3],
    [9, 3],
  ],
  [
    [0, 2.8],
    [4.6, 5.8],
    [7.7, 2.6],
    [4.4, 2.8],
    [7.5, 3.9],
    [4.5, 7.5],
    [8.3, 7.2],
    [7.8, 7.3],
    [7.9, 6.6],
    [7.1, 3.8],
    [6.8, 1],
    [3, 6.8],
    [7.4, 7.1],
    [7.7, 10],
    [10.6, 6.8],
    [9.2, 2],
    [2.4, 10],
    [16.4, 1.8],
    [6.6, 3],
  ],
  [
    [0, 8],
    [16, 8],
    [16.4, 5.8],
    [7.9, 8.1],
    [15.1, 8.6],
    [11, 5.8],
    [11.3, 3.8],
    [7.9, 1],
    [5.5, 1],
    [6.9, 0.9],
    [5.1, 0.9],
    [6.6, 5.8],
    [6.5, 7],
    [7.8, 8.3],
    [8.8, 6.3],
    [7, 8.2],
    [8.7, 6.8],
    [10.5, 2.5],
    [8.4, 3],
  ],
  [
    [0, 1],
    [6.1, 6.9],
    [8, 5.8],
    [6.3, 5.8],
    [9.7, 5.9],
    [6.7, 5.5],
    [6, 5.2],
    [13.9, 8.2],
    [16.2, 8],
    [13.5, 5.7],
    [6.3, 7],
    [7.5, 6.1],
    [8.8, 1.5],
    [6.8, 1],
    [6.4, 6.6],
    [7, 28.3],
    [29.8, 8.2],
    [9, 8],
    [8.7, 3],
  ],
  [
    [0, 6.9],
    [14.9, 8.4],
    [9.2, 6.9],
    [11.5, 7.3],
    [15.4, 7.7],
    [14, 1.2],
    [9.3, 1.5],
    [11.3, 1.1],
    [17.4, 1.6],
    [2, 4.5],
    [5.1, 12.3],
    [12.8, 7.5],
    [8.1, 1.1],
    [1.4, 7.8],
    [12.4, 4.9],
    [13.2, 2.1],
    [2.4, 9.3],
    [9.8, 7.3],
    [7.8, 3],
  ],
  [
    [0, 3.7],
    [9.2, 0.8],
    [9.2, 1.3],
    [6.9, 1.1],
    [6.8, 7.6],
    [10.1, 1.3],
    [1.7, 9.5],
    [10, 5.6],
    [12.1, 1.4],
    [1.8, 0.5],
    [9.6, 0.9],
    [7.9, 1],
    [10.2, 0.9],
    [6.5, 0.9],
    [7.8, 1],
    [1.7, 9.6],
    [10.2, 6.1],
    [12.3, 2],
    [2.3, 3],
  ],
  [
    [0, 0.8],
    [7.3, 0.8],
    [8.5, 0.8],
    [8.8, 1.3],
    [1.6, 0.5],
    [9.6, 0.8],
    [8.1, 0.9],
    [3, 4.8],
    [5.3, 7.8],
    [8.2, 6.1],
    [10.9, 0.9],
    [4.2, 3.8],
    [8.2, 0.9],
    [8.2, 0.8],
    [8.1, 0.9],
    [6.7, 5.1],
    [5.5, 6.5],
    [15.9, 1.9],
    [13.9, 3],
  ],
  [
    [0, 6.9],
    [7.4, 7.6],
    [8.1, 7.4],
    [10.9, 3],
    [8.7, 0.8],
    [7.8, 4],
    [4.5, 7.7],
    [8.2, 6.2],
    [11.4, 0.9],
    [14.2, 0.9],
    [5.7, 0.9],
    [13.3, 1.5],
    [6.8, 0.9],
    [13.5, 1.5],
    [6.6, 3.1],
    [18.1, 1.4],
    [5.7, 1.4],
    [12.2, 14.3],
    [14.8, 3],
  ],
]

const up = (key: KeyEvent, at: number): KeyEvent => ({ ...key, type: 'keyup', at })

function keysAt(times: readonly (readonly [number, number])[]): Timed[] {
  let at = 0
  return Array.from(`${w1}\r`)
    .flatMap((character, place) => {
      const [gapMs = 0, dwellMs = 0] = times[place] ?? []
      at += gapMs
      const key = press(character, at)
      return [key, up(key, at + dwellMs)]
    })
    .toSorted((one, other) => one.at - other.at)
}

test.each(stamped.map((times, index) => ({ index, times })))(
  'a scan on a busy machine is read: $index',
  ({ times }) => {
    expect(outcomes(keysAt(times))).toStrictEqual([w1])
    const presses = keysAt(times).filter(({ type }) => type === 'keydown')
    expect(outcomes(presses)).toStrictEqual([w1])
  },
)

test('the first key is the scanner’s where the machine held it up for less than a finger, and is not parted from the scan', () => {
  const quick = Array.from({ length: 18 }, () => [2, 0.5] as const)
  // As a virtual machine stamped them: down for 30 to 54 ms, and the next key 5 to 21 ms behind it.
  expect(outcomes(keysAt([[0, 30], [51, 1.5], ...quick.slice(1)]))).toStrictEqual([w1])
  expect(outcomes(keysAt([[0, 40], [45, 1.6], ...quick.slice(1)]))).toStrictEqual([w1])
  expect(outcomes(keysAt([[0, 54], [63, 1], ...quick.slice(1)]))).toStrictEqual(['(interleaved)'])
})

describe('what comes right behind a scan in an odd rhythm', () => {
  const even = Array.from({ length: 19 }, () => [8, 1] as const)
  // A key came early, and the next one late.
  const odd = keysAt(
    even.map((time, place) => (place === 9 ? [2, 1] : place === 10 ? [14, 1] : time)),
  )
  const behind = (keys: readonly Timed[], ms: number): Timed[] => {
    const by = odd.at(-1)!.at + ms - keys[0]!.at
    return [...odd, ...keys.map((key) => ({ ...key, at: key.at + by }))]
  }

  test('is another scan, if it is whole and at its pace, with a rest before it', () => {
    expect(outcomes(behind(keysAt(even), 13))).toStrictEqual([w1, w1])
  })

  test.each([
    ['but a few keys', keysAt(even).slice(20), 13],
    ['there at its own pace', keysAt(even), 8],
    ['much slower', keysAt(even.map(() => [20, 1] as const)), 30],
  ])('is a second scanner’s, if it is %s', (_, keys, ms) => {
    expect(outcomes(behind(keys, ms))).toStrictEqual(['(interleaved)', '(wrong-length)'])
  })
})

describe('one delay of the machine, with late stamps', () => {
  // Between press and release, or between release and press: what is due meanwhile comes together when it is over.
  const delayed = (gapMs: number, dwellMs: number, fromMs: number, lengthMs: number): Timed[] => {
    const late = (at: number): number =>
      at >= fromMs && at < fromMs + lengthMs ? fromMs + lengthMs : at
    return Array.from(`${w1}\r`)
      .flatMap((character, place) => {
        const key = press(character, place * gapMs)
        return [key, up(key, place * gapMs + dwellMs)]
      })
      .toSorted((one, other) => one.at - other.at)
      .map((event) => ({ ...event, at: late(event.at) }))
  }

  test.each([
    { gapMs: 4, dwellMs: 1 },
    { gapMs: 8, dwellMs: 4 },
    { gapMs: 16, dwellMs: 8 },
    { gapMs: 30, dwellMs: 10 },
    { gapMs: 30, dwellMs: 31 },
  ])(
    'wherever it is, a scan of $gapMs ms a key, each down for $dwellMs, is read',
    ({ gapMs, dwellMs }) => {
      for (const lengthMs of [5, 12, 50, 120]) {
        for (let fromMs = 1; fromMs < 18 * gapMs; fromMs += gapMs / 3) {
          expect(outcomes(delayed(gapMs, dwellMs, fromMs, lengthMs))).toStrictEqual([w1])
        }
      }
    },
  )
})
