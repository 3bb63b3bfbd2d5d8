import { Burst } from '../../../src/decode/keyboard/burst.ts'

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

  test('the first fault is the one that is reported', () => {
    const burst = new Burst(0)
    expect(burst.spoiled).toBeUndefined()
    burst.spoil('control-key')
    burst.spoil('held-key')
    expect(burst.spoiled).toBe('control-key')
  })

  describe('shifted symbols on digit keys', () => {
    const now = { at: 0, deliveredAt: 0, wall: 0 }
    const textOf = (...keys: Parameters<Burst['add']>[0][]): string => {
      const burst = new Burst(0)
      for (const key of keys) burst.add(key, now)
      return burst.content.text
    }

    test('are digits as long as nothing else comes', () => {
      expect(textOf(symbol('!', '1'), symbol('@', '2'))).toBe('12')
      expect(textOf(symbol('!', '1'), digit('2'))).toBe('12')
    })

    test('are themselves where a key typed its digit, before or after', () => {
      const typed = { ...digit('2'), isTypedDigit: true }
      expect(textOf(symbol('!', '1'), typed)).toBe('!2')
      expect(textOf(typed, symbol('!', '1'))).toBe('2!')
    })

    test('are themselves with a letter', () => {
      const letter = { kind: 'character', text: 'a' } as const
      expect(textOf(symbol('!', '1'), digit('2'), letter, symbol('#', '3'))).toBe('!2a#')
    })
  })

  test('was received in whole milliseconds of the wall clock, by the last key', () => {
    const burst = new Burst(100)
    burst.add(digit('1'), { at: 100.25, deliveredAt: 110.5, wall: 5_000 })
    expect(burst.receivedAt).toBe(4_989)
    burst.add(digit('2'), { at: 120, deliveredAt: 120, wall: 9_000 })
    expect(burst.receivedAt).toBe(9_000)
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
