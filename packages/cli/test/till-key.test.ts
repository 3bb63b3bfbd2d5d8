import fs, { chmodSync, readdirSync, statSync } from 'node:fs'
import { temporaryFolder } from '../../../lab/temporary-folder.ts'
import { reconnectAfterMs } from '../src/ledger/open-redis-ledger.ts'
import { tillKey } from '../src/ledger/till-key.ts'

const folder = temporaryFolder()

test('a key is made once, through a draft that ends as keys do, and kept to its owner', () => {
  const link = jest.spyOn(fs, 'linkSync')
  const file = folder('ledger-redis.key')
  const key = tillKey(file)
  expect(key).toHaveLength(32)
  expect(link.mock.calls[0]?.[0]).toMatch(/ledger-redis\.key\..+\.key$/)
  expect(readdirSync(folder())).toEqual(['ledger-redis.key'])
  chmodSync(file, 0o644)
  expect(tillKey(file)).toEqual(key)
  expect(statSync(file).mode & 0o777).toBe(0o600)
})

test('a server that was away for long is looked for every two seconds', () => {
  expect([1, 10, 1_000].map(reconnectAfterMs)).toEqual([50, 500, 2_000])
})
