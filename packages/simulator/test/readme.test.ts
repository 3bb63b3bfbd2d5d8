import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { compileFunction } from 'node:vm'
import { transformSync } from '@swc/core'
import * as simulator from '../src/index.ts'
import { brokenInputs } from './contracts/broken-inputs.ts'
import { brokenLedgers } from './contracts/broken-ledgers.ts'
import { brokenStores } from './contracts/broken-stores.ts'

const readme = readFileSync(join(__dirname, '..', 'README.md'), 'utf8')
const examples = [...readme.matchAll(/```ts\n([^]*?)```/g)].map(([, code = '']) => code)

test('the first example runs, and prints what it says', async () => {
  const [example = ''] = examples
  const { code } = transformSync(example, {
    jsc: { target: 'es2022', parser: { syntax: 'typescript' } },
    module: { type: 'commonjs' },
    swcrc: false,
  })
  const parts: Record<string, unknown> = {
    '@paycode/core': jest.requireActual('@paycode/core'),
    '@paycode/simulator': simulator,
  }
  const printed: string[] = []
  const console = { log: (...words: unknown[]) => printed.push(words.join(' ')) }
  const run = compileFunction(code, ['require', 'exports', 'console'])
  run((name: string) => parts[name], {}, console)
  await new Promise(setImmediate)
  expect(printed).toEqual([...example.matchAll(/\/\/ prints: (.*)/g)].map(([, line]) => line))
  expect(printed).toHaveLength(2)
})

test('what the examples import is there', () => {
  const imports = examples.flatMap((code) => [
    ...code.matchAll(/import \{ (.*) \} from '@paycode\/simulator'/g),
  ])
  const names = imports.flatMap(([, list = '']) => list.split(', '))
  expect(names).toHaveLength(6)
  for (const name of names) expect(simulator).toHaveProperty(name)
})

test('it counts the broken ledgers and inputs right', () => {
  const counts = /(\d+) broken ledgers and (\d+)\s+broken inputs/.exec(readme)?.slice(1)
  expect(counts?.map(Number)).toEqual([
    brokenLedgers.length + brokenStores.length,
    brokenInputs.length,
  ])
})
