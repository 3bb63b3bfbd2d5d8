import { House } from './house.ts'

// A rule is worth something only if it bites: each import that a floor forbids is written once, and found.

const restricted = 'eslint(no-restricted-imports)'
const floor1 = 'Floor 1 stands on nothing.'
const floor2 = 'Floor 2 stands on @paycode/parameters only.'
const floor3 = 'Floor 3 stands on @paycode/core and @paycode/parameters only.'
const floor4 = 'Floor 4 imports its neighbours never, the simulator excepted.'
const left = 'On the path, imports point left.'
const unbuilt = 'A step of the path knows nothing of what is built of it.'
const noStep = 'The platform knows no step of the path.'
const byName = 'A package is imported by its name, never by a file inside it.'
const noPath = 'Another package is imported by its name, never by the path to it.'
const noCli = 'Nobody imports the command.'

type Forbidden = [file: string, module: string, message: string]

/** A file, the module it must not import, and what it is told. */
const forbiddenImports: Forbidden[] = [
  ['parameters/src/a.ts', '@paycode/core', floor1],
  ['parameters/src/deep/a.ts', '@paycode/simulator', floor1],
  ['parameters/src/a.ts', '../../core/src/index.ts', noPath],

  ...['index.ts', 'platform.ts', 'input/a.ts', 'decode/a.ts', 'code/a.ts', 'ready/a.ts'].flatMap(
    (name): Forbidden[] => [
      [`core/src/${name}`, '@paycode/keyboard-wedge', floor2],
      [`core/src/${name}`, '@paycode/keyboard-wedge/tty', floor2],
      [`core/src/${name}`, '@paycode/simulator', floor2],
      [`core/src/${name}`, '@paycode/cli', floor2],
      [`core/src/${name}`, '@paycode/parameters/dist/index.js', floor2],
      [`core/src/${name}`, '../../../parameters/src/index.ts', noPath],
    ],
  ),
  ['core/src/input/a.ts', '../decode/scan.ts', left],
  ['core/src/input/a.ts', '../code/payment-code.ts', left],
  ['core/src/input/a.ts', '../ready/ready-codes.ts', left],
  ['core/src/input/deep/a.ts', '../../ready/ready-codes.ts', left],
  ['core/src/decode/a.ts', '../code/payment-code.ts', left],
  ['core/src/decode/keyboard/a.ts', '../../ready/ready-codes.ts', left],
  ['core/src/code/a.ts', '../ready/ready-codes.ts', left],
  ['core/src/input/a.ts', '../index.ts', unbuilt],
  ['core/src/input/a.ts', '../adapter.ts', unbuilt],
  ['core/src/platform.ts', './adapter.ts', noStep],
  ['core/src/decode/keyboard/a.ts', '../../cashier-texts.ts', unbuilt],
  ['core/src/code/a.ts', '../index.ts', unbuilt],
  ['core/src/ready/a.ts', '../cashier-texts.ts', unbuilt],
  ['core/src/platform.ts', './input/keystroke.ts', noStep],
  ['core/src/platform.ts', './ready/ready-codes.ts', noStep],

  ...[
    'keyboard-wedge',
    'hid',
    'serial',
    'camera',
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

  ...['simulator', 'element', 'react', 'cli'].flatMap((name): Forbidden[] => [
    [`${name}/src/a.ts`, '@paycode/cli', floor4],
    [`${name}/src/deep/a.ts`, '@paycode/element/vue', floor4],
    [`${name}/src/a.ts`, '@paycode/react', floor4],
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
  ['core/src/cashier-texts.ts', './decode/rejection.ts'],
  ['core/src/index.ts', '@paycode/parameters'],
  ['core/src/decode/keyboard/a.ts', '../../input/keystroke.ts'],
  ['core/src/decode/keyboard/a.ts', '../scan.ts'],
  ['core/src/decode/keyboard/a.ts', '../../platform.ts'],
  ['core/src/code/a.ts', '../decode/scan.ts'],
  ['core/src/ready/a.ts', '../code/payment-code.ts'],
  ['core/src/platform.ts', 'rxjs'],
  ['ledger-sqlite/src/a.ts', '@paycode/core'],
  ['ledger-sqlite/src/a.ts', '@paycode/core/adapter'],
  ['hid/src/node/a.ts', '@paycode/parameters'],
  ['hid/src/node/a.ts', '../device-table.ts'],
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
