// A till that will be killed: it claims codes as fast as it can, and writes each that it was given.
// Each line is written before the next claim begins, so whenever it is killed, only the last line can be missing.
import { writeSync } from 'node:fs'
import { sqliteLedger } from '@paycode/ledger-sqlite'

const [file, seed, total] = process.argv.slice(2)
const ledger = sqliteLedger({ file, lockTimeoutMs: 5_000 })
const terms = { now: 1_700_000_000_000, retainMs: 86_400_000 }

/** All victims claim the same codes, each in its own order. */
let at = Number(seed)
async function lane() {
  for (;;) {
    at = (at * 48_271 + 11) % Number(total)
    const code = String(130_000_000_000_000_000n + BigInt(at))
    try {
      const answer = await ledger.claim(ledger.fingerprinter.fingerprints(code), terms)
      if (answer === 'claimed') writeSync(1, `${code}\n`)
    } catch (error) {
      writeSync(2, `${error.code}: ${error.message}\n`)
    }
  }
}

writeSync(1, 'ready\n')
await Promise.all(Array.from({ length: 4 }, lane))
