import { existsSync } from 'node:fs'
import { temporaryFolder } from '../../../lab/temporary-folder.ts'
import { runPaycode } from './run-paycode.ts'

const folder = temporaryFolder()

test('without a terminal, or without a file, it is wrong use', async () => {
  const file = folder('none.ndjson')
  expect((await runPaycode(['record', file])).code).toBe(2)
  expect(existsSync(file)).toBe(false)
  expect((await runPaycode(['record'])).code).toBe(2)
})
