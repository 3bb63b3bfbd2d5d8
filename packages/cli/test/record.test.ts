import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { runPaycode } from './run-paycode.ts'

let folder = ''
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'paycode-record-'))
})
afterAll(() => rmSync(folder, { recursive: true }))

test('without a terminal, or without a file, it is wrong use', async () => {
  const file = join(folder, 'none.ndjson')
  expect((await runPaycode(['record', file])).code).toBe(2)
  expect(existsSync(file)).toBe(false)
  expect((await runPaycode(['record'])).code).toBe(2)
})
