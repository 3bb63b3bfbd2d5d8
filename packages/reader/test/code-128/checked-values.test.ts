import fc from 'fast-check'
import { bestValues } from '../../src/code-128/values/best-values.ts'
import { blurKernel } from '../../src/code-128/fit/blur-kernel.ts'
import { checkOf } from '../../src/code-128/values/check-symbol.ts'
import { checkedValues } from '../../src/code-128/values/checked-values.ts'
import { modulesOf } from '../../src/code-128/fit/code-modules.ts'
import { expectedProfile, matchedModules } from '../../src/code-128/fit/expected-profile.ts'
import { likelyValues } from '../../src/code-128/values/likely-values.ts'
import { symbolCosts } from '../../src/code-128/values/symbol-costs.ts'
import { normal, random } from './draw-code-128.ts'

const someCode = fc.array(fc.nat(99), { minLength: 9, maxLength: 9 })
const any = Array.from({ length: 100 }, (_, value) => value)

/** The profile of values through a blur, with noise. */
function costsOf(values: readonly number[], sigma: number, noise: number, seed: number) {
  const kernel = blurKernel(sigma)
  const next = random(seed)
  const seen = expectedProfile(modulesOf(values), kernel).map((at) => at + noise * normal(next))
  return { seen, kernel, costs: symbolCosts(matchedModules(seen, kernel), kernel) }
}

describe('checkedValues', () => {
  test('finds any code through blur and noise', () => {
    fc.assert(
      fc.property(someCode, fc.constantFrom(0.3, 0.6, 0.9), fc.nat(), (pairs, sigma, seed) => {
        const values = [...pairs, checkOf(pairs)]
        const { costs } = costsOf(values, sigma, 0.05, seed)
        expect(checkedValues(costs, likelyValues(costs, any))[0]?.values).toEqual(values)
      }),
      { numRuns: 60 },
    )
  })

  test('costs are squared errors, but for what all codes share', () => {
    fc.assert(
      fc.property(someCode, fc.nat(), (pairs, seed) => {
        const { seen, kernel, costs } = costsOf([...pairs, checkOf(pairs)], 0.8, 0.4, seed)
        const [best, second] = checkedValues(costs, likelyValues(costs, any))
        const errorOf = (values: readonly number[] = []): number =>
          expectedProfile(modulesOf(values), kernel).reduce(
            (sum, at, sample) => sum + (at - seen[sample]!) ** 2,
            0,
          )
        const difference = errorOf(second?.values) - errorOf(best?.values)
        expect(second!.cost - best!.cost).toBeCloseTo(difference, 2)
      }),
      { numRuns: 30 },
    )
  })

  test('a wrong check symbol: the best with a right one costs more than the best', () => {
    const pairs = [13, 45, 67, 89, 1, 23, 45, 67, 89]
    const { costs } = costsOf([...pairs, (checkOf(pairs) + 1) % 103], 0.5, 0, 1)
    const lists = likelyValues(costs)
    const [checked] = checkedValues(costs, lists)
    expect(checkOf(checked!.values.slice(0, 9))).toBe(checked!.values[9])
    // The free best comes from the shortlists, which have no check value over 99.
    expect(checked!.cost).toBeGreaterThan(bestValues(costs, lists).cost + 1)
  })

  test('two answers differ, and both pass the check', () => {
    const pairs = [10, 0, 0, 0, 0, 0, 0, 0, 0]
    const { costs } = costsOf([...pairs, checkOf(pairs)], 1.5, 0.3, 4)
    const answers = checkedValues(costs, likelyValues(costs, [10, 11]))
    expect(answers).toHaveLength(2)
    expect(answers[0]!.values).not.toEqual(answers[1]!.values)
    for (const { values } of answers) {
      expect(checkOf(values.slice(0, 9))).toBe(values[9])
      expect([10, 11]).toContain(values[0])
    }
  })
})
