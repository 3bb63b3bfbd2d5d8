import { medianOf } from '../../../src/decode/keyboard/median.ts'

describe('medianOf', () => {
  test.each([
    [[], 0],
    [[7], 7],
    [[9, 1, 5], 5],
    [[9, 1], 1],
  ])('of %j: %s', (values, median) => expect(medianOf(values)).toBe(median))
})
