import { meanOf, medianOf } from '../../../src/decode/keyboard/median.ts'

describe('medianOf', () => {
  test.each([
    [[], 0],
    [[7], 7],
    [[9, 1, 5], 5],
    [[9, 1], 1],
  ])('of %j: %s', (values, median) => expect(medianOf(values)).toBe(median))
})

describe('meanOf', () => {
  test.each([
    [[], 0],
    [[7], 7],
    [[9, 1, 5], 5],
  ])('of %j: %s', (values, mean) => expect(meanOf(values)).toBe(mean))
})
