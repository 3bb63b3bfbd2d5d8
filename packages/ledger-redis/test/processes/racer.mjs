// A till in a separate process. It claims all names of a range in its own order, several at a time, and sends the answers
// to its claims.
import { Redis } from 'ioredis'
import { redisLedger } from '@paycode/ledger-redis'

const [port, prefix, count, seed, timeoutMs] = process.argv.slice(2)
const client = new Redis({ port: Number(port), retryStrategy: () => 20 })
client.on('error', () => {})
const ledger = redisLedger(client, {
  ...{ merchant: 'race', key: new Uint8Array(32).fill(7), timeoutMs: Number(timeoutMs) },
})
const terms = { now: 1_700_000_000_000, retainMs: 600_000 }

// `same:a` claims the one name `a` again and again.
const same = /^same:(.*)$/.exec(prefix)?.[1]
const names = Array.from({ length: Number(count) }, (_, index) => same ?? `${prefix}${index}`)
/** Step of the walk through all names, which differs between processes. */
const step = 7_919 + 2 * Number(seed)
const walk = names.map((_, index) => names[(index * step + Number(seed) * 131) % names.length])

const result = { claimed: [], refused: 0, rejected: 0 }
async function lane() {
  for (let name = walk.pop(); name !== undefined; name = walk.pop()) {
    try {
      if ((await ledger.claim([name], terms)) === 'claimed') result.claimed.push(name)
      else result.refused += 1
    } catch {
      result.rejected += 1
    }
  }
}

async function race() {
  await Promise.all(Array.from({ length: 16 }, lane))
  await ledger.close()
  process.send(result)
  client.disconnect()
  process.disconnect()
}

process.once('message', () => void race())
process.once('disconnect', () => process.exit())
client.once('ready', () => process.send('ready'))
