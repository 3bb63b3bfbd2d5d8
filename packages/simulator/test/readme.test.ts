import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { brokenInputs } from './contracts/broken-inputs.ts'
import { brokenLedgers } from './contracts/broken-ledgers.ts'
import { brokenStores } from './contracts/broken-stores.ts'

const readme = readFileSync(join(__dirname, '..', 'README.md'), 'utf8')

test('it counts the broken ledgers and inputs right', () => {
  const counts = /(\d+) broken ledgers and (\d+)\s+broken inputs/.exec(readme)?.slice(1)
  expect(counts?.map(Number)).toEqual([
    brokenLedgers.length + brokenStores.length,
    brokenInputs.length,
  ])
})
