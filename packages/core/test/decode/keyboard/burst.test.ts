import { Burst } from '../../../src/decode/keyboard/burst.ts'
import { ean, w1 } from './keys.ts'

const digit = (text: string) => ({ kind: 'character', text, digit: text }) as const
const symbol = (text: string, place: string) => ({ kind: 'character', text, digit: place }) as const

describe('Burst', () => {
  test('has gaps by the stamps and by the deliveries', () => {
    const burst = new Burst(100)
    burst.add(digit('1'), { at: 100, deliveredAt: 500, wall: 500 })
    burst.add(digit('2'), { at: 108, deliveredAt: 560, wall: 560 })
    burst.add(digit('3'), { at: 120, deliveredAt: 561, wall: 561 })
    expect(burst.typing.gapsMs).toStrictEqual([8, 12])
    expect(burst.deliveryGapsMs).toStrictEqual([60, 1])
    expect([burst.startedAt, burst.lastAt]).toStrictEqual([100, 120])
  })

  test('a stamp that goes back makes no negative gap, and the next is counted from the latest', () => {
    const burst = new Burst(100)
    for (const at of [100, 90, 110]) burst.add(digit('1'), { at, deliveredAt: 200, wall: 200 })
    expect(burst.typing.gapsMs).toStrictEqual([0, 10])
    burst.add(digit('1'), { at: 50, deliveredAt: 200, wall: 200 })
    expect(burst.lastAt).toBe(110)
  })

  test('the first thing that went wrong is the one that is told', () => {
    const burst = new Burst(0)
    expect(burst.spoiled).toBeUndefined()
    burst.spoil('control-key')
    burst.spoil('held-key')
    expect(burst.spoiled).toBe('control-key')
  })

  test('reads shifted symbols as digits until something else comes, then all as they are', () => {
    const burst = new Burst(0)
    burst.add(symbol('!', '1'), { at: 0, deliveredAt: 0, wall: 0 })
    burst.add(digit('2'), { at: 0, deliveredAt: 0, wall: 0 })
    expect(burst.content.text).toBe('12')
    burst.add({ kind: 'character', text: 'a' }, { at: 0, deliveredAt: 0, wall: 0 })
    burst.add(symbol('#', '3'), { at: 0, deliveredAt: 0, wall: 0 })
    expect(burst.content.text).toBe('!2a#')
  })

  test('was received in whole milliseconds of the wall clock, by the last key', () => {
    const burst = new Burst(100)
    burst.add(digit('1'), { at: 100.25, deliveredAt: 110.5, wall: 5_000 })
    expect(burst.receivedAt).toBe(4_989)
    burst.add(digit('2'), { at: 120, deliveredAt: 120, wall: 9_000 })
    expect(burst.receivedAt).toBe(9_000)
  })

  describe('a head that a person typed', () => {
    const head = { at: 0, deliveredAt: 0, wall: 0 }
    /** A burst of one key and, `restMs` later, a code. */
    const burstOf = (first: Parameters<Burst['add']>[0], code = w1, restMs = 90): Burst => {
      const burst = new Burst(0)
      burst.add(first, head)
      Array.from(code, (text, index) => {
        const at = restMs + index * 8
        burst.add(digit(text), { at, deliveredAt: at, wall: at })
      })
      return burst
    }

    test('is no part of the content and of its pace, but of the length', () => {
      const burst = burstOf(digit('7'))
      expect(burst).toMatchObject({ headKeys: 1, length: 19, isComplete: true, isOverrun: false })
      expect(burst.content.text).toBe(w1)
      expect(burst.typing.gapsMs).toStrictEqual(Array.from({ length: 17 }, () => 8))
      expect(burst.deliveryGapsMs).toStrictEqual(Array.from({ length: 17 }, () => 8))
    })

    test('is a part again when one more key comes', () => {
      const burst = burstOf(digit('7'), `${w1}0`)
      expect(burst).toMatchObject({ headKeys: 0, isComplete: false, isOverrun: true })
      expect(burst.content.text).toBe(`7${w1}0`)
    })

    test('is none as long as the whole is a code', () => {
      expect(burstOf(digit('1'), w1.slice(0, 17))).toMatchObject({ headKeys: 0, isComplete: true })
      expect(burstOf(digit('1'))).toMatchObject({ headKeys: 1, isComplete: true, isOverrun: false })
    })

    test('is none if its key was let go at once', () => {
      const burst = burstOf(digit('7'), w1.slice(0, 17))
      burst.released({ pressedAt: 0, dwellMs: 25, overlaps: false })
      burst.add(digit('9'), { at: 226, deliveredAt: 226, wall: 226 })
      expect(burst.headKeys).toBe(0)
    })

    test('is one if a finger was on it, whatever the scanner’s keys did', () => {
      const burst = burstOf(digit('7'), w1.slice(0, 17))
      burst.released({ pressedAt: 0, dwellMs: 26, overlaps: false })
      burst.released({ pressedAt: 90, dwellMs: 4, overlaps: false })
      burst.add(digit('9'), { at: 226, deliveredAt: 226, wall: 226 })
      expect(burst.headKeys).toBe(1)
    })

    test('keeps what was odd about it to itself', () => {
      const cursor = { ...digit('4'), oddity: 'num-lock-off' } as const
      expect(burstOf(cursor).oddities).toStrictEqual(new Set())
      expect(burstOf(cursor, ean).oddities).toStrictEqual(new Set(['num-lock-off']))
    })
  })

  test('keeps as many releases as a symbol has characters', () => {
    const burst = new Burst(0)
    for (let at = 0; at < 5_000; at += 1) {
      burst.released({ pressedAt: at, dwellMs: 1, overlaps: false })
    }
    expect(burst.typing.dwellsMs).toHaveLength(4_296)
  })

  test('knows what is odd about its characters', () => {
    const burst = new Burst(0)
    const now = { at: 0, deliveredAt: 0, wall: 0 }
    burst.add(digit('1'), now)
    expect(burst.oddities.size).toBe(0)
    burst.add({ ...digit('2'), oddity: 'wide-digits' }, now)
    burst.add({ ...digit('3'), oddity: 'num-lock-off' }, now)
    expect(burst.oddities).toStrictEqual(new Set(['wide-digits', 'num-lock-off']))
  })
})
