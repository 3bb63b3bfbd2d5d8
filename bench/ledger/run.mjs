// The ledgers beside their raw stores, in interleaved pairs: `npx pnpm@12 bench:ledger [sqlite|redis|indexed-db…]`.
// Ends with 1 where a ratio is under its floor. PAYCODE_BENCH_DISK names a folder on the disk to be measured.
import { benchIndexedDb } from './indexed-db.mjs'
import { benchRedis } from './redis.mjs'
import { benchSqlite } from './sqlite.mjs'

const benches = { sqlite: benchSqlite, redis: benchRedis, 'indexed-db': benchIndexedDb }
const chosen = process.argv.slice(2)
const names = Object.keys(benches).filter((name) => chosen.length === 0 || chosen.includes(name))

const settings = { forMs: Number(process.env.PAYCODE_BENCH_MS ?? 700), count: 9 }
const whole = (number) => Math.round(number).toLocaleString('en')
for (const name of names) {
  for (const { note, what, beside, raw, ledger, ratio, least } of await benches[name](settings)) {
    if (note !== undefined) {
      console.log(note)
      continue
    }
    const floor = least === undefined ? '' : `, at least ${least}`
    console.log(
      `${what}: ${whole(ledger)}/s beside ${beside}: ${whole(raw)}/s, ratio ${ratio.toFixed(2)}${floor}`,
    )
    if (least !== undefined && ratio < least) process.exitCode = 1
  }
}
// A client that was killed with its server may still be trying.
process.exit()
