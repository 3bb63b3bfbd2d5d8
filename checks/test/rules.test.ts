import { House } from './house.ts'
import { loadingRules } from './loading-rules.ts'

// A rule is worth something only if it bites: each is broken once, and kept once by a twin.

/** A rule, what breaks it, and a twin that keeps it: other words, or the same in a place where they may stand. */
const rules: [rule: string, broken: [string, string], kept: [string, string]][] = [
  [
    'typescript(no-floating-promises)',
    ['hid/src/a.ts', 'export const f = (): void => {\n  Promise.resolve(1)\n}\n'],
    [
      'hid/src/a.ts',
      'export const f = async (): Promise<void> => {\n  await Promise.resolve(1)\n}\n',
    ],
  ],
  [
    'typescript(no-floating-promises)',
    ['hid/test/a.test.ts', 'export const f = (): void => {\n  Promise.resolve(1)\n}\n'],
    ['hid/test/a.test.ts', 'export const f = (): Promise<number> => Promise.resolve(1)\n'],
  ],
  [
    'typescript(no-misused-promises)',
    ['hid/src/a.ts', 'export const f = (p: Promise<boolean>): number => (p ? 1 : 2)\n'],
    ['hid/src/a.ts', 'export const f = (p: boolean): number => (p ? 1 : 2)\n'],
  ],
  [
    'typescript(switch-exhaustiveness-check)',
    ['hid/src/a.ts', exhausted("    case 'a':\n      return 1\n")],
    ['hid/src/a.ts', exhausted("    case 'a':\n      return 1\n    case 'b':\n      return 2\n")],
  ],
  [
    'typescript(no-explicit-any)',
    ['hid/test/a.ts', 'export const f = (a: any): unknown => a\n'],
    ['hid/test/a.ts', 'export const f = (a: unknown): unknown => a\n'],
  ],
  [
    'typescript(no-unsafe-type-assertion)',
    ['core/src/ready/a.ts', 'export const f = (a: unknown): string => a as string\n'],
    ['core/src/platform.ts', 'export const f = (a: unknown): string => a as string\n'],
  ],
  [
    'import(no-cycle)',
    ['hid/src/one.ts', "import { two } from './two.ts'\nexport const one = (): number => two()\n"],
    [
      'hid/src/a.ts',
      "import { three } from './three.ts'\nexport const one = (): number => three()\n",
    ],
  ],
  [
    'import(no-default-export)',
    ['hid/src/a.ts', 'const a = 1\nexport default a\n'],
    ['../jest.config.js', 'export default {}\n'],
  ],
  [
    'eslint(no-console)',
    ['hid/src/a.ts', "export const f = (): void => console.log('a')\n"],
    ['cli/src/a.ts', "export const f = (): void => console.log('a')\n"],
  ],
  [
    'eslint(no-restricted-properties)',
    ['core/src/ready/a.ts', 'export const a = Date.now()\n'],
    ['keyboard-wedge/src/a.ts', 'export const a = Date.now()\n'],
  ],
  ...[
    'new Date()',
    'Date.now()',
    'performance.now()',
    'setTimeout(f, 1)',
    'setInterval(f, 1)',
  ].flatMap((clock): typeof rules =>
    ['parameters', 'core'].map((name) => [
      'eslint(no-restricted-globals)',
      [`${name}/src/a.ts`, `declare const f: () => void\nexport const a: unknown = ${clock}\n`],
      [`${name}/test/a.ts`, `declare const f: () => void\nexport const a: unknown = ${clock}\n`],
    ]),
  ),
  [
    'eslint(no-restricted-globals)',
    ['core/src/a.ts', 'export const a: unknown = globalThis.setTimeout(Object, 1)\n'],
    ['keyboard-wedge/src/a.ts', 'export const a: unknown = globalThis.setTimeout(Object, 1)\n'],
  ],
  ...(
    [
      ['no-focused-tests', "test.only('a', () => expect(1).toBe(1))\n"],
      ['no-disabled-tests', "test.skip('a', () => expect(1).toBe(1))\n"],
      ['no-commented-out-tests', "// test('a', () => expect(1).toBe(1))\n"],
      ['no-standalone-expect', 'expect(1).toBe(1)\n'],
      ['no-export', "export const a = 1\ntest('a', () => expect(a).toBe(1))\n"],
      ['valid-describe-callback', "describe('a')\n"],
      ['valid-expect', "test('a', () => {\n  expect(1)\n})\n"],
      ['expect-expect', "test('a', () => {\n  Object.keys({})\n})\n"],
    ] as const
  ).map(([name, broken]): (typeof rules)[number] => [
    `jest(${name})`,
    ['hid/test/a.test.ts', broken],
    ['hid/test/a.test.ts', "test('a', () => {\n  expectObservable({})\n})\n"],
  ]),
  ...loadingRules,
]

function exhausted(cases: string): string {
  return `export function f(a: 'a' | 'b'): number | undefined {\n  switch (a) {\n${cases}  }\n}\n`
}

const house = new House()

beforeAll(() => {
  house.write(
    'hid/src/two.ts',
    "import { one } from './one.ts'\nexport const two = (): number => one()\n",
  )
  house.write('hid/src/three.ts', 'export const three = (): number => 3\n')
  house.lint()
})

describe('rules', () => {
  const cases = rules.map(([rule, [brokenFile, broken], [keptFile, kept]]) => ({
    ...{ rule, broken },
    brokenPlace: house.writeAlone(brokenFile, broken),
    keptPlace: house.writeAlone(keptFile, kept),
  }))
  test.each(cases)('$#: $rule', ({ rule, brokenPlace, keptPlace }) => {
    expect(house.found(rule, brokenPlace)).not.toStrictEqual([])
    expect(house.found(rule, keptPlace)).toStrictEqual([])
  })
})
