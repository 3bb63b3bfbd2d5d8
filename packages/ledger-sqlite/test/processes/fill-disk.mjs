// Claims until there is no room left, in a folder with little room. Prints the answers that it got.
import { join } from 'node:path'
import { sqliteLedger } from '@paycode/ledger-sqlite'

const ledger = sqliteLedger({ file: join(process.argv[2], 'ledger.db') })
const terms = { now: 1_700_000_000_000, retainMs: 60_000 }
const claimed = []
let refusal
for (let index = 0; index < 20_000 && !refusal; index += 1) {
  const name = String(index).padStart(64, '0')
  try {
    if ((await ledger.claim([name], terms)) === 'claimed') claimed.push(name)
  } catch (error) {
    refusal = { name: error.name, code: error.code, cure: error.words.en.cure }
  }
}
// An acknowledged claim is still refused, or rejects; it is never claimed a second time.
let claimedTwice = 0
for (const name of claimed) {
  const answer = await ledger.claim([name], terms).catch(() => 'rejected')
  if (answer === 'claimed') claimedTwice += 1
}
await ledger.close()
process.stdout.write(JSON.stringify({ claimed: claimed.length, claimedTwice, refusal }))
