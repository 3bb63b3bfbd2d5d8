import { spawnSync } from 'node:child_process'
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { sqliteLedger } from '../src/index.ts'
import { temporaryFolder } from './temporary-folder.ts'

jest.setTimeout(60_000)

const folder = temporaryFolder()
const program = [process.execPath, '--no-warnings', join(__dirname, 'processes', 'fill-disk.mjs')]

/** Runs it where there is little room, and answers what it printed. */
function fill(script: string, where: string): unknown {
  const { stdout, stderr } = spawnSync('sh', ['-c', script, 'sh', where, ...program], {
    encoding: 'utf8',
  })
  if (stdout === '') throw new Error(stderr)
  return JSON.parse(stdout)
}

const refusedWith = (code: string) => ({
  claimed: expect.any(Number),
  claimedTwice: 0,
  refusal: { name: 'LedgerError', code, cure: expect.stringMatching(/disk/) },
})

test('a disk that fails in the middle of a claim: it rejects, and forgets nothing', async () => {
  // The system lets no file grow beyond half a megabyte; what is written past that is an error of the disk.
  const where = join(folder, 'limited')
  mkdirSync(where)
  const limited = `trap '' XFSZ; ulimit -f 1024; where=$1; shift; exec "$@" "$where"`
  expect(fill(limited, where)).toEqual(refusedWith('ledger-unreachable'))
  // With room again it is whole.
  const ledger = sqliteLedger({ file: join(where, 'ledger.db') })
  const terms = { now: 1_700_000_000_000, retainMs: 60_000 }
  expect(await ledger.claim(['0'.repeat(64)], terms)).toBe('already-claimed')
  expect(await ledger.claim(['new'], terms)).toBe('claimed')
  await ledger.close()
})

const mayMount = spawnSync('sh', ['-c', 'unshare --map-root-user --mount true']).status === 0

// Whoever may mount nothing has the case above.
if (mayMount) {
  test('a full disk says that it is full', () => {
    const where = join(folder, 'small')
    mkdirSync(where)
    const mounted = `unshare --map-root-user --mount sh -c 'mount -t tmpfs -o size=400k tmpfs "$1" && where=$1 && shift && exec "$@" "$where"' sh "$@"`
    expect(fill(mounted, where)).toEqual(refusedWith('ledger-full'))
  })
}
