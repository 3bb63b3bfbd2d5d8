import { blurKernel, density } from '../../src/code-128/fit/blur-kernel.ts'
import { checkOf } from '../../src/code-128/values/check-symbol.ts'
import { modulesOf } from '../../src/code-128/fit/code-modules.ts'
import { expectedProfile, quiet } from '../../src/code-128/fit/expected-profile.ts'
import { fitCode } from '../../src/code-128/fit/fit-code.ts'
import { localDarkness } from '../../src/code-128/sample/local-darkness.ts'
import { codeModules } from '../../src/code-128/values/symbol-patterns.ts'
import { normal, random } from './draw-code-128.ts'

const pairs = [13, 45, 67, 89, 1, 23, 45, 67, 89]
const beginnings = [10, 11, 12, 13, 14, 15]
const grid = { first: 0, middle: codeModules / 2, last: codeModules }
const even = () => 0.8

/** The fit to a profile of these values at one pixel a module, with so much less light on a bar from place to place. */
function fitTo(
  values: readonly number[],
  dropAt: (part: number) => number = even,
  isInverted = false,
  noise = 0.01,
) {
  const next = random(7)
  const dark = expectedProfile(modulesOf(values), blurKernel(0.6))
  const light = dark.map(
    (share, at) => 0.9 - dropAt(at / dark.length) * share + noise * normal(next),
  )
  const profile = { light, fromU: -quiet + 0.5 / density, step: 1 / density }
  const ends = { from: 0, to: codeModules, isInverted }
  const guess = { grid, isInverted, score: 1 }
  return fitCode(profile, guess, localDarkness(profile, ends), beginnings)
}

describe('fitCode', () => {
  test('a code: its values, with a wide margin', () => {
    const values = [...pairs, checkOf(pairs)]
    const fitted = fitTo(values)
    expect(fitted?.values).toEqual(values)
    expect(fitted!.margin).toBeGreaterThan(500)
  })

  test('a code on uneven ground, too', () => {
    const values = [...pairs, checkOf(pairs)]
    const fitted = fitTo(values, (part) => 0.2 + 0.6 * part)
    expect(fitted?.values).toEqual(values)
    expect(fitted!.margin).toBeGreaterThan(100)
  })

  test.each([24, 16, 99])(
    'the beginning %d: another code fits, but worse than what is seen',
    (pair) => {
      const others = [pair, ...pairs.slice(1)]
      const fitted = fitTo([...others, checkOf(others)])
      expect(fitted?.margin ?? Number.NEGATIVE_INFINITY).toBeLessThan(0)
    },
  )

  test.each([1, 50, 102])('a check symbol that is off by %d: the same', (off) => {
    const fitted = fitTo([...pairs, (checkOf(pairs) + off) % 103])
    expect(fitted?.margin ?? Number.NEGATIVE_INFINITY).toBeLessThan(0)
  })

  test('bars that fade out are no code: the last ones cannot be known', () => {
    expect(
      fitTo([...pairs, checkOf(pairs)], (part) => 0.8 * Math.max(0, 0.9 - part)),
    ).toBeUndefined()
  })

  test('a profile without any bars is no code', () => {
    expect(fitTo([...pairs, checkOf(pairs)], () => 0, false, 0)).toBeUndefined()
  })

  test('dark bars are not taken for light ones', () => {
    expect(fitTo([...pairs, checkOf(pairs)], even, true)).toBeUndefined()
  })

  test('what is no code at all is given up', () => {
    const patchy = (part: number): number => (Math.floor(part * 60) % 2 ? 0.8 : 0.1)
    expect(fitTo([...pairs, checkOf(pairs)], patchy)).toBeUndefined()
  })
})
