// Claims one code after the other, writes each acknowledged one, and resets the machine after COUNT of them:
//
//   node claim-until-reset.mjs LEDGER COUNT
import { writeFileSync, writeSync } from 'node:fs'
import { sqliteLedger } from '@paycode/ledger-sqlite'

const [file, count] = process.argv.slice(2)
const ledger = sqliteLedger({ file })
const retainMs = 24 * 60 * 60_000

for (let number = 1; ; number += 1) {
  const name = `code-${number}`
  const answer = await ledger.claim([name], { now: Date.now(), retainMs })
  if (answer !== 'claimed') throw new Error(`${name} is ${answer}.`)
  // Written to the host, which does not lose its power.
  writeSync(1, `${name}\n`)
  // "b" reboots at once, without writing data that is still in memory (Linux, admin-guide/sysrq).
  if (number === Number(count)) writeFileSync('/proc/sysrq-trigger', 'b')
}
