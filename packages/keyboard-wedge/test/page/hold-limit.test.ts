import { heldUntil } from '../../src/page/hold-limit.ts'

describe('heldUntil', () => {
  test.each([
    ['a key that is down', [{ at: 100 }], 150],
    ['a key that a finger held', [{ at: 100, upAt: 140 }], 150],
    ['a key that no finger was on', [{ at: 100, upAt: 125 }], 220],
    [
      'a slow scanner',
      [
        { at: 100, upAt: 110 },
        { at: 190, upAt: 200 },
      ],
      310,
    ],
    ['a scanner whose second key is down', [{ at: 100, upAt: 110 }, { at: 190 }], 240],
    ['keys that follow at once', [{ at: 100, upAt: 135 }, { at: 140 }], 190],
    [
      'fingers that overlap',
      [
        { at: 100, upAt: 145 },
        { at: 140, upAt: 190 },
      ],
      150,
    ],
    [
      'a finger before a scanner',
      [
        { at: 100, upAt: 170 },
        { at: 180, upAt: 184 },
      ],
      150,
    ],
  ])('%s', (_, presses, until) => {
    expect(heldUntil(presses)).toBe(until)
  })
})
