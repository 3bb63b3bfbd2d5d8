import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { PassThrough } from 'node:stream'
import { compileFunction } from 'node:vm'
import { transformSync } from '@swc/core'
import * as tty from '../src/tty/index.ts'

const readme = readFileSync(join(__dirname, '..', 'README.md'), 'utf8')

test('the example runs, and prints what it says', async () => {
  const [, example = ''] = /```ts\n([^]*?)```/.exec(readme) ?? []
  const { code } = transformSync(example, {
    jsc: { target: 'es2022', parser: { syntax: 'typescript' } },
    module: { type: 'commonjs' },
    swcrc: false,
  })
  const parts: Record<string, unknown> = {
    '@paycode/core': jest.requireActual('@paycode/core'),
    '@paycode/keyboard-wedge/tty': tty,
  }
  const stdin = new PassThrough()
  const printed = new Promise((log) => {
    const run = compileFunction(code, ['require', 'exports', 'console', 'process'])
    run((name: string) => parts[name], {}, { log }, { stdin })
  })
  const [, piped, prints] = /Piped in `(.*)`, it prints `(.*)`/.exec(readme) ?? []
  stdin.end(`${piped}\n`)
  expect(await printed).toBe(prints)
})
