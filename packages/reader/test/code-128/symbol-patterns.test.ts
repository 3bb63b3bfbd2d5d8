import { checkOf } from '../../src/code-128/values/check-symbol.ts'
import { modulesOf } from '../../src/code-128/fit/code-modules.ts'
import { startC, stop, symbolPatterns } from '../../src/code-128/values/symbol-patterns.ts'

const runsOf = (modules: Uint8Array): string =>
  [...modules.join('').matchAll(/0+|1+/g)].map(([run]) => run.length).join('')

describe('the table of Code 128', () => {
  const all = [...symbolPatterns, startC].map((pattern) => [runsOf(pattern), pattern] as const)

  test('has all values of a check symbol, no two alike', () => {
    expect(symbolPatterns).toHaveLength(103)
    expect(new Set(all.map(([runs]) => runs)).size).toBe(104)
  })

  test.each(all)(
    '%s: 11 modules, six widths of 1 to 4, an even number of dark ones',
    (runs, pattern) => {
      expect(pattern).toHaveLength(11)
      expect(runs).toMatch(/^[1-4]{6}$/)
      expect(pattern[0]).toBe(1)
      expect(pattern[10]).toBe(0)
      expect(pattern.reduce((sum, dark) => sum + dark, 0) % 2).toBe(0)
    },
  )

  test('the stop symbol has 13 modules', () => {
    expect(runsOf(stop)).toBe('2331112')
    expect(stop).toHaveLength(13)
  })

  test('a code of nine pairs has 134 modules, and its check symbol', () => {
    // By hand: 105 + 1·13 + 2·45 + 3·67 + 4·89 + 5·1 + 6·23 + 7·45 + 8·67 + 9·89 = 2560 = 24·103 + 88.
    const pairs = [13, 45, 67, 89, 1, 23, 45, 67, 89]
    expect(checkOf(pairs)).toBe(88)
    expect(modulesOf([...pairs, 88])).toHaveLength(134)
  })
})
