import { closeSync, fdatasyncSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sqliteLedger } from '@paycode/ledger-sqlite'
import { pairs, rate } from './pairs.mjs'

/** The SQLite ledger beside a line appended to a file and synced, which is the least that a durable claim can cost. */
export async function benchSqlite({ forMs, count }) {
  const folder = mkdtempSync(join(process.env.PAYCODE_BENCH_DISK ?? tmpdir(), 'paycode-bench-'))
  const raw = openSync(join(folder, 'raw'), 'a')
  const ledger = sqliteLedger({ file: join(folder, 'ledger.db') })
  // The clock goes on, as a till's does: claims of one moment only would lie in the expiry's index as scattered as their names.
  const terms = () => ({ now: Date.now(), retainMs: 86_400_000 })
  let next = 130_000_000_000_000_000n
  const append = async () => {
    writeSync(raw, `${'0'.repeat(64)} ${Date.now()}\n`)
    fdatasyncSync(raw)
  }
  // As the till does it: the fingerprint is part of the claim.
  const claim = () => ledger.claim(ledger.fingerprinter.fingerprints(String((next += 1n))), terms())
  try {
    const results = []
    for (const callers of [1, 64]) {
      const pair = await pairs(
        count,
        () => rate(append, { callers: 1, forMs }),
        () => rate(claim, { callers, forMs }),
      )
      results.push({
        ...{ what: `SQLite, ${callers} at once`, beside: 'append + fdatasync, 1', ...pair },
        least: callers === 1 ? 0.6 : 8,
      })
    }
    return results
  } finally {
    closeSync(raw)
    await ledger.close()
    rmSync(folder, { recursive: true, force: true })
  }
}
