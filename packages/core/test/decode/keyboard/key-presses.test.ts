import { KeyPresses } from '../../../src/decode/keyboard/key-presses.ts'
import type { KeyEvent } from '../../../src/input/keystroke.ts'

const key = (code: string): KeyEvent => ({ type: 'keydown', at: 0, code })

describe('KeyPresses', () => {
  test('tells when a key was pressed, for how long, and whether another was meanwhile', () => {
    const presses = new KeyPresses()
    presses.press(key('KeyA'), 100)
    presses.press(key('KeyB'), 110)
    expect(presses.release(key('KeyA'), 130)).toStrictEqual({
      ...{ pressedAt: 100, dwellMs: 30, overlaps: true },
    })
    expect(presses.release(key('KeyB'), 105)).toStrictEqual({
      ...{ pressedAt: 110, dwellMs: 0, overlaps: false },
    })
  })

  test('knows nothing of a key whose press it has not seen, or that was released', () => {
    const presses = new KeyPresses()
    expect(presses.release(key('KeyA'), 1)).toBeUndefined()
    presses.press(key('KeyA'), 1)
    presses.release(key('KeyA'), 2)
    expect(presses.release(key('KeyA'), 3)).toBeUndefined()
    presses.press(key('KeyA'), 4)
    presses.forget()
    expect(presses.release(key('KeyA'), 5)).toBeUndefined()
  })

  test('remembers sixteen keys, whatever is pressed', () => {
    const presses = new KeyPresses()
    const keys = Array.from({ length: 1_000 }, (_, index) => key(`Key${index}`))
    keys.forEach((one, index) => presses.press(one, index))
    expect(keys.filter((one) => presses.release(one, 2_000))).toHaveLength(16)
  })
})
