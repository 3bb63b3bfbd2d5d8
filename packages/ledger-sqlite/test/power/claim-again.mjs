// Claims acknowledged codes a second time, and writes the ledger's answer for each: node claim-again.mjs LEDGER NAMES
import { readFileSync, writeSync } from 'node:fs'
import { sqliteLedger } from '@paycode/ledger-sqlite'

const [file, names] = process.argv.slice(2)
const ledger = sqliteLedger({ file })
const terms = { now: Date.now(), retainMs: 24 * 60 * 60_000 }

for (const name of readFileSync(names, 'utf8').trim().split('\n')) {
  writeSync(1, `${name} ${await ledger.claim([name], terms)}\n`)
}
await ledger.close()
