import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { temporaryFolder } from '../../../lab/temporary-folder.ts'
import { sqliteLedger } from '../src/index.ts'
import { refusedWith, runFillDisk } from './processes/run-fill-disk.ts'

const folder = temporaryFolder()

test('a disk that fails in the middle of a claim: it rejects, and forgets nothing', async () => {
  // The system limits files to half a megabyte; a write beyond that fails like a disk error.
  const where = folder('limited')
  mkdirSync(where)
  const limited = `trap '' XFSZ; ulimit -f 1024; where=$1; shift; exec "$@" "$where"`
  expect(runFillDisk(limited, where)).toEqual(refusedWith('ledger-unreachable'))
  // With room again the ledger is intact.
  const ledger = sqliteLedger({ file: join(where, 'ledger.db') })
  const terms = { now: 1_700_000_000_000, retainMs: 60_000 }
  expect(await ledger.claim(['0'.repeat(64)], terms)).toBe('already-claimed')
  expect(await ledger.claim(['new'], terms)).toBe('claimed')
  await ledger.close()
})
