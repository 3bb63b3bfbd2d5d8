import { House } from './house.ts'

// A rule is worth something only if it bites: each import that a floor forbids is written once, and found.

const steps = ['input', 'scan', 'ledger', 'decode', 'code', 'ready', 'texts']

const restricted = 'eslint(no-restricted-imports)'
const floor1 = 'Floor 1 imports no package of Paycode.'
const floor2 = 'Floor 2 imports only @paycode/parameters.'
const floor3 = 'Floor 3 imports only @paycode/core, @paycode/core/adapter, @paycode/parameters.'
const camera =
  'Floor 4 imports only @paycode/core, @paycode/core/adapter, @paycode/parameters, @paycode/reader.'
const floor4 = 'Floor 4 imports only floors below it.'
const floor5 = 'Floor 5 imports only floors below it.'
const left = 'A step imports only the steps before it.'
const unbuilt = 'A step does not import a door.'
const noStep = 'The platform imports no step.'
const byName = 'A package is imported by its name, never by a file inside it.'
const noPath = 'Another package is imported by its name, never by the path to it.'
const noCli = 'Nobody imports the command.'

type Forbidden = [file: string, module: string, message: string]

/** A file, the module it must not import, and the rule's message. */
const forbiddenImports: Forbidden[] = [
  ['parameters/src/a.ts', '@paycode/core', floor1],
  ['parameters/src/deep/a.ts', '@paycode/simulator', floor1],
  ['parameters/src/a.ts', '../../core/src/index.ts', noPath],

  ...['index.ts', 'platform.ts', ...steps.map((step) => `${step}/a.ts`)].flatMap(
    (name): Forbidden[] => [
      [`core/src/${name}`, '@paycode/keyboard-wedge', floor2],
      [`core/src/${name}`, '@paycode/keyboard-wedge/tty', floor2],
      [`core/src/${name}`, '@paycode/simulator', floor2],
      [`core/src/${name}`, '@paycode/cli', floor2],
      [`core/src/${name}`, '@paycode/parameters/dist/index.js', floor2],
      [`core/src/${name}`, '../../../parameters/src/index.ts', noPath],
    ],
  ),
  ...steps.flatMap((step, index): Forbidden[] => [
    ...steps.slice(index + 1).flatMap((later): Forbidden[] => [
      [`core/src/${step}/a.ts`, `../${later}/b.ts`, left],
      [`core/src/${step}/deep/a.ts`, `../../${later}/b.ts`, left],
    ]),
    [`core/src/${step}/a.ts`, '../index.ts', unbuilt],
    [`core/src/${step}/deep/a.ts`, '../../adapter.ts', unbuilt],
    ['core/src/platform.ts', `./${step}/b.ts`, noStep],
  ]),
  ['core/src/platform.ts', './adapter.ts', noStep],

  ...[
    'keyboard-wedge',
    'hid',
    'serial',
    'reader',
    'ledger-sqlite',
    'ledger-redis',
    'checkout',
  ].flatMap((name): Forbidden[] => [
    [`${name}/src/a.ts`, '@paycode/simulator', floor3],
    [`${name}/src/node/a.ts`, '@paycode/cli', floor3],
    [`${name}/src/web/a.ts`, '@paycode/another-adapter', floor3],
    [`${name}/src/a.ts`, '@paycode/another-adapter/web', floor3],
    [`${name}/src/a.ts`, '@paycode/core/src/index.ts', floor3],
    [`${name}/src/a.ts`, '../../core/dist/index.js', noPath],
  ]),

  ['camera/src/a.ts', '@paycode/serial', camera],
  ['camera/src/a.ts', '@paycode/simulator', camera],
  ['camera/src/a.ts', '@paycode/reader/dist/index.js', camera],

  ['simulator/src/a.ts', '@paycode/camera', floor4],
  ['simulator/src/a.ts', '@paycode/cli', floor4],
  ...['element', 'react', 'cli'].flatMap((name): Forbidden[] => [
    [`${name}/src/a.ts`, '@paycode/cli', floor5],
    [`${name}/src/deep/a.ts`, '@paycode/element/vue', floor5],
    [`${name}/src/a.ts`, '@paycode/react', floor5],
  ]),
  ...['simulator', 'element', 'react', 'cli'].flatMap((name): Forbidden[] => [
    [`${name}/src/a.ts`, '@paycode/core/dist/index.js', byName],
    [`${name}/src/a.ts`, '../../core/src/index.ts', noPath],
  ]),

  ['core/test/a.ts', '@paycode/cli', noCli],
  ['core/test/a.ts', '@paycode/parameters/src/index.ts', byName],
  ['hid/test/node/a.ts', '../../../core/src/index.ts', noPath],
  ['core/bench/a.ts', '@paycode/simulator/dist/index.js', byName],
]

const allowedImports: [file: string, module: string][] = [
  ['parameters/src/auth-code/a.ts', '../platform.ts'],
  ['core/src/index.ts', './ready/ready-codes.ts'],
  ['core/src/index.ts', '@paycode/parameters'],
  ['core/src/decode/keyboard/a.ts', '../../input/keystroke.ts'],
  ['core/src/decode/keyboard/a.ts', '../../platform.ts'],
  ...steps.flatMap((step, index) =>
    steps
      .slice(0, index)
      .map((earlier): [string, string] => [`core/src/${step}/a.ts`, `../${earlier}/b.ts`]),
  ),
  ['core/src/platform.ts', 'rxjs'],
  ['ledger-sqlite/src/a.ts', '@paycode/core'],
  ['ledger-sqlite/src/a.ts', '@paycode/core/adapter'],
  ['hid/src/node/a.ts', '@paycode/parameters'],
  ['hid/src/node/a.ts', '../device-table.ts'],
  ['camera/src/a.ts', '@paycode/reader'],
  ['simulator/src/a.ts', '@paycode/keyboard-wedge/tty'],
  ['react/src/a.ts', '@paycode/simulator'],
  ['cli/src/a.ts', '@paycode/keyboard-wedge/tty'],
  ['cli/src/a.ts', '@paycode/simulator'],
  ['core/test/ready/a.ts', '@paycode/simulator'],
  ['core/test/ready/a.ts', '../../src/index.ts'],
  ['cli/test/a.ts', '../../parameters/test/vectors.ts'],
]

const house = new House()

beforeAll(() => {
  house.lint()
})

describe('imports that a floor forbids', () => {
  const cases = forbiddenImports.map(([file, module, message]) => ({
    ...{ file, module, message },
    place: house.write(file, `export * from '${module}'\n`),
  }))
  test.each(cases)('$file: $module', ({ place, message }) => {
    expect(house.found(restricted, place)).toStrictEqual([message])
  })
})

describe('imports that the floors allow', () => {
  const cases = allowedImports.map(([file, module]) => ({
    ...{ file, module },
    place: house.write(file, `export * from '${module}'\n`),
  }))
  test.each(cases)('$file: $module', ({ place }) => {
    expect(house.found(restricted, place)).toStrictEqual([])
  })
})

describe('every way to write an import', () => {
  const ways = [
    "import { a } from '@paycode/serial'\n",
    "import type { A } from '@paycode/serial'\n",
    "import '@paycode/serial'\n",
    "export { a } from '@paycode/serial'\n",
    "export type { A } from '@paycode/serial'\n",
    "export const a = import('@paycode/serial')\n",
  ].map((text) => ({ text, place: house.writeAlone('hid/src/a.ts', text) }))
  test.each(ways)('$text', ({ place }) => {
    expect(house.found(restricted, place)).toStrictEqual([floor3])
  })
})
