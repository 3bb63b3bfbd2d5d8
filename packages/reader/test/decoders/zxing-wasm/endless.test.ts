import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { promisify } from 'node:util'

/** Bytes that may stay of each read. zxing-wasm 3.1.4, which did not free its results, kept 1 300. */
const mayKeep = 200

// In a process of its own, whose garbage can be collected.
test('a code that is read thousands of times leaves nothing behind', async () => {
  const root = join(__dirname, '../../../../..')
  const { stdout } = await promisify(execFile)(
    process.execPath,
    [
      ...['--expose-gc', '--conditions=@paycode/source', '--import', './lab/read-typescript.mjs'],
      join(__dirname, 'read-endlessly.mjs'),
    ],
    { cwd: root },
  )
  expect(Number(stdout)).toBeLessThan(mayKeep)
}, 120_000)
