// Claims one code after the other, says each that was acknowledged, and resets the machine in the middle of it:
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
  // To the host, which does not lose its power.
  writeSync(1, `${name}\n`)
  // "b": at once, with nothing written that is still in memory (Linux, admin-guide/sysrq).
  if (number === Number(count)) writeFileSync('/proc/sysrq-trigger', 'b')
}
