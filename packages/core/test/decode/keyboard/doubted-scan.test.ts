import { keysOf, press, w1, w2, type Timed } from './keys.ts'
import { outcomes, play } from './play.ts'

/** A scan at 20 ms per key, with a hole after its ninth key. */
const hole = Array.from({ length: 18 }, (_, place) => (place === 8 ? 80 : 20))
const odd = (text: string, from = 0): Timed[] => keysOf(`${text}\r`, hole, from)
const oddEndsAt = 17 * 20 + 80
const up = (character: string, at: number): Timed => ({ ...press(character, at), type: 'keyup' })
/** Each key is down until shortly after the next press. */
const rolling = (text: string, gapMs: number): Timed[] =>
  keysOf(text, gapMs).flatMap((key) => [key, up(key.key ?? '', key.at + 1.1 * gapMs)])

describe('a scan in an odd rhythm waits behind its terminator', () => {
  test('where that is rare, for 150 ms', () => {
    expect(play(odd(w1))).toMatchObject([{ text: w1, t: oddEndsAt + 150 }])
  })

  test('where that is usual, for one and a half of its longest gap', () => {
    const scans = Array.from({ length: 9 }, (_, index) => odd(w1, index * 2_000)).flat()
    expect(play(scans).at(-1)).toMatchObject({ text: w1, t: 16_000 + oddEndsAt + 120 })
  })

  test('a second terminator at the scanner’s pace is its own, a later one is another scanner’s', () => {
    expect(outcomes([...odd(w1), press('\r', oddEndsAt + 20)])).toEqual([w1])
    expect(outcomes([...odd(w1), press('\r', oddEndsAt + 60)])).toEqual(['(interleaved)'])
  })

  test('a second device’s rest says that it was two, another whole scan that it was one', () => {
    expect(outcomes([...odd(w1), ...keysOf('123\r', 20, oddEndsAt + 30)])).toEqual([
      '(interleaved)',
    ])
    expect(outcomes([...odd(w1), ...keysOf(`${w2}\r`, 20, oddEndsAt + 30)])).toEqual([w1, w2])
  })
})

describe('a key that is still down at the terminator', () => {
  const keys = rolling(`${w1}\r`, 20)

  test('is the scanner’s if it comes up at its pace', () => {
    expect(outcomes(keys)).toEqual([w1])
  })

  test('is a finger’s if it stays down', () => {
    const last = w1.length - 1
    const at = last * 20
    const held = keys.map((key) =>
      key.type === 'keyup' && key.at === at + 22 ? { ...key, at: at + 300 } : key,
    )
    expect(outcomes(held.toSorted((a, b) => a.at - b.at))).toEqual(['(interleaved)'])
  })
})
