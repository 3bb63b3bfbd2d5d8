import { ean, press, w1, type Timed } from './keys.ts'
import { outcomes } from './play.ts'

/** A key: its text, its time after the previous key, and its dwell; without a dwell it is never released. */
type Key = readonly [character: string, gapMs: number, dwellMs?: number | undefined]

function typed(keys: readonly Key[]): Timed[] {
  let at = 0
  return keys
    .flatMap(([character, gapMs, dwellMs]) => {
      at += gapMs
      const down = press(character, at)
      const up = { ...down, type: 'keyup' as const, at: at + (dwellMs ?? 0) }
      return dwellMs === undefined ? [down] : [down, up]
    })
    .toSorted((one, other) => one.at - other.at)
}
const scan = (text: string, gapMs = 8, dwellMs = 1): Key[] =>
  Array.from(`${text}\r`, (character) => [character, gapMs, dwellMs])
const withKey = (keys: readonly Key[], place: number, key: Key): Key[] =>
  keys.toSpliced(place, 1, key)

describe('one key on two keyboards', () => {
  // The person's 6 goes down just before the scanner's, and another 6 of the scanner comes before it is up.
  const keys: Key[] = [...scan('1345'), ...scan('66066123456789')]
    .filter(([character], place) => place !== 4 || character !== '\r')
    .map((key, place): Key => (place === 4 ? ['6', 8, 60] : key))

  test('is recognised by a release without a press', () => {
    expect(outcomes(typed(keys))).toStrictEqual(['(interleaved)'])
    expect(outcomes(typed(withKey(keys, 4, ['6', 8, 1])))).toStrictEqual(['134566066123456789'])
  })

  test('bounces where it comes again before it is up, as no other key so soon', () => {
    const twice: Key[] = scan('3456789012345678').flatMap(([character, gapMs, dwellMs]): Key[] =>
      '58'.includes(character)
        ? [
            [character, gapMs],
            [character, 0.3, dwellMs],
          ]
        : [[character, gapMs, dwellMs]],
    )
    expect(outcomes(typed(twice))).toStrictEqual(['(interleaved)'])
    const inTime: Key[] = scan(w1.slice(1)).toSpliced(2, 1, ['5', 8], ['5', 8, 1])
    expect(outcomes(typed(inTime))).toStrictEqual(['345567890123456789'])
  })
})

describe('a release without its press', () => {
  const orphan = (at: number): Timed => ({ ...press('7', at), type: 'keyup' })

  test('in a scan says that a key is missing', () => {
    const keys = typed(scan(w1))
    const lost = [...keys, orphan(37)].toSorted((one, other) => one.at - other.at)
    expect(outcomes(lost)).toStrictEqual(['(incomplete)'])
  })

  test('just before a scan says that its head went elsewhere, and long before says nothing', () => {
    const keys = typed(scan(w1)).map((key) => ({ ...key, at: key.at + 500 }))
    expect(outcomes([orphan(500), ...keys])).toStrictEqual(['(wrong-length)'])
    expect(outcomes([orphan(400), ...keys])).toStrictEqual([w1])
  })

  test('of Shift says nothing', () => {
    const shift = { ...orphan(37), key: 'Shift', code: 'ShiftLeft' }
    expect(outcomes([...typed(scan(w1)), shift].toSorted((a, b) => a.at - b.at))).toStrictEqual([
      w1,
    ])
  })

  test('of a key that made a shortcut does not count', () => {
    const keys = typed(scan(w1)).map((key) => ({ ...key, at: key.at + 500 }))
    const shortcut = { ...press('7', 0), ctrlKey: true }
    expect(outcomes([shortcut, orphan(500), ...keys])).toStrictEqual([w1])
  })
})

test('a key that repeats without a flag is held, if it is most of what came; a remote desktop’s equal digits are a scan', () => {
  const held = Array.from({ length: 16 }, (): Key => ['3', 40])
  expect(outcomes(typed([['1', 0, 60], ...held, ['3', 40, 20], ['\r', 200, 60]]))).toStrictEqual([
    '(held-key)',
  ])
  const equal = Array.from({ length: 6 }, (): Key => ['3', 8])
  const remote: Key[] = [...scan('13456').slice(0, 5), ...equal, ['3', 8, 1], ...scan('901234')]
  expect(outcomes(typed(remote))).toStrictEqual(['134563333333901234'])
})

test('fingers behind a scan without a terminator are no part of it', () => {
  const byHand: Key[] = [
    ['8', 98, 82],
    ['7', 145, 84],
    ['4', 145, 77],
    ['7', 140, 55],
    ['5', 80, 95],
    ['\r', 108, 83],
  ]
  expect(outcomes(typed([...scan(ean, 36, 18).slice(0, -1), ...byHand]))).toStrictEqual([
    '(interleaved)',
  ])
})

describe('what follows a scan that a second scanner was in', () => {
  test('is no scan for 300 ms, at whatever pace', () => {
    const mixed = scan(w1, 70).toSpliced(9, 1, ['2', 30, 4], ['2', 40, 1])
    const after = (ms: number): Key[] => scan('2693082952458445', 15, 4).with(0, ['2', ms, 4])
    expect(outcomes(typed([...mixed, ...after(200)]))[1]).toBe('(wrong-length)')
    expect(outcomes(typed([...mixed, ...after(320)]))[1]).toBe('2693082952458445')
  })
})

describe('where no releases are reported', () => {
  const pressed = (keys: readonly Key[]): Timed[] => typed(keys.map(([text, ms]) => [text, ms]))

  test('two keys are a person’s that rested for 400 ms before the scan, three at the scanner’s pace are its head', () => {
    const behind = (head: readonly Key[]): string[] =>
      outcomes(pressed([...head, ...scan(w1, 80).with(0, ['1', 430])]))
    expect(
      behind([
        ['4', 0],
        ['6', 85],
      ]),
    ).toStrictEqual([w1])
    expect(
      behind([
        ['4', 0],
        ['6', 85],
        ['2', 80],
      ]),
    ).toStrictEqual(['(wrong-length)'])
  })

  test('two keys of a person who rolls from one to the next are at a pace of their own', () => {
    const behind = (gapMs: number): string[] =>
      outcomes(pressed([['9', 0], ['0', gapMs], ...scan(w1, 26).with(0, ['1', 334])]))
    expect(behind(42)).toStrictEqual([w1])
    expect(behind(30)).not.toContain(w1)
  })

  test('two quick keys are a scanner’s if the scan is as quick', () => {
    const behind = (gapMs: number): string[] =>
      outcomes(pressed([['4', 0], ['6', 40], ...scan(w1, gapMs).with(0, ['1', 430])]))
    expect(behind(40)).toStrictEqual(['(wrong-length)'])
    expect(behind(8)).toStrictEqual([w1])
  })
})
