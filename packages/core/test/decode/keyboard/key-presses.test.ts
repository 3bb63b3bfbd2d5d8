import { KeyPresses } from '../../../src/decode/keyboard/key-presses.ts'
import type { TypedKey } from '../../../src/decode/keyboard/typed-key.ts'
import type { KeyEvent } from '../../../src/input/keystroke.ts'

const key = (code: string, repeat = false): KeyEvent => ({ type: 'keydown', at: 0, code, repeat })
const typed = (at: number): TypedKey => ({
  ...{ text: 'a', digit: undefined, isTypedDigit: false, oddity: undefined, at, deliveredAt: at },
})

/** Presses a key, and returns the character that receives its release. */
function press(presses: KeyPresses, event: KeyEvent, at: number): TypedKey {
  const one = typed(at)
  presses.press(event, at, one)
  return one
}

describe('KeyPresses', () => {
  test('gives each character the time of its release, never before it went down', () => {
    const presses = new KeyPresses()
    const a = press(presses, key('KeyA'), 100)
    const b = press(presses, key('KeyB'), 110)
    presses.release(key('KeyA'), 130)
    presses.release(key('KeyB'), 105)
    expect([a.upAt, b.upAt]).toStrictEqual([130, 110])
  })

  test('the first release of equal neighbours is the second key’s; a later one, of another keyboard, the first’s', () => {
    const presses = new KeyPresses()
    const first = press(presses, key('KeyA'), 0)
    const again = press(presses, key('KeyA'), 8)
    presses.release(key('KeyA'), 10)
    expect([first.upAt, again.upAt]).toStrictEqual([undefined, 10])
    const third = press(presses, key('KeyA'), 24)
    presses.release(key('KeyA'), 26)
    presses.release(key('KeyA'), 90)
    presses.release(key('KeyA'), 91)
    expect([first.upAt, again.upAt, third.upAt]).toStrictEqual([90, 10, 26])
  })

  test('ignores a second release, and releases of forgotten keys', () => {
    const presses = new KeyPresses()
    presses.release(key('KeyA'), 1)
    const first = press(presses, key('KeyA'), 1)
    presses.release(key('KeyA'), 2)
    presses.release(key('KeyA'), 3)
    const second = press(presses, key('KeyA'), 4)
    presses.forget()
    presses.release(key('KeyA'), 5)
    expect([first.upAt, second.upAt]).toStrictEqual([2, undefined])
  })

  test('remembers sixteen keys, whatever is pressed', () => {
    const presses = new KeyPresses()
    const all = Array.from({ length: 1_000 }, (_, index) =>
      press(presses, key(`Key${index}`), index),
    )
    all.forEach((_, index) => presses.release(key(`Key${index}`), 2_000))
    expect(all.filter(({ upAt }) => upAt !== undefined)).toHaveLength(16)
  })

  test('keys whose releases a remote desktop swallows do not crowd out the next ones', () => {
    const presses = new KeyPresses()
    for (const code of 'abcdefghijklmnopqrstuvwxyz') {
      press(presses, key(code), 0)
      press(presses, key(code), 8)
      presses.release(key(code), 10)
    }
    const next = press(presses, key('Digit1'), 100)
    presses.release(key('Digit1'), 104)
    expect(next.upAt).toBe(104)
  })

  test('a key that goes down again at once is an equal neighbour; with others in between two devices hold it', () => {
    const presses = new KeyPresses()
    const first = press(presses, key('KeyA'), 0)
    const again = press(presses, key('KeyA', true), 8)
    press(presses, key('KeyB'), 16)
    press(presses, key('KeyA'), 24)
    expect([first.isPressedAgain, again.isPressedAgain]).toStrictEqual([true, undefined])
  })

  describe('a repeat flag', () => {
    test('is a held key from 150 ms on, and then until it is let go', () => {
      const presses = new KeyPresses()
      press(presses, key('KeyA'), 0)
      expect(presses.isHeld(key('KeyA', true), 149)).toBe(false)
      expect(presses.isHeld(key('KeyA', true), 150)).toBe(true)
      press(presses, key('KeyA', true), 500)
      expect(presses.isHeld(key('KeyA', true), 533)).toBe(true)
      presses.release(key('KeyA'), 540)
      press(presses, key('KeyA'), 600)
      expect(presses.isHeld(key('KeyA', true), 608)).toBe(false)
    })

    test('of a key whose press was not seen is a held key', () => {
      expect(new KeyPresses().isHeld(key('KeyA', true), 10)).toBe(true)
      expect(new KeyPresses().isHeld(key('KeyA'), 10)).toBe(false)
    })
  })
})
