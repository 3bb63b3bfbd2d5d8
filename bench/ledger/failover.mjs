// What a failover costs while tills race: `npx pnpm@12 bench:failover [rounds]`, ten minutes with ten rounds.
import { raceOverFailover } from '../../packages/ledger-redis/test/failover/race-over-failover.ts'
import { startCluster } from '../../packages/ledger-redis/test/failover/start-cluster.ts'
import { startSentinels } from '../../packages/ledger-redis/test/failover/start-sentinels.ts'
import { median } from './pairs.mjs'

const rounds = Number(process.argv[2] ?? 10)
const wait = { replicas: 1, timeoutMs: 500 }
const cutMs = 300
const cases = [
  ['Sentinel', startSentinels, {}],
  ['Sentinel, replication cut 300 ms before', startSentinels, { cutMs }],
  ['Sentinel, WAIT', startSentinels, { wait }],
  ['Sentinel, WAIT, replication cut 300 ms before', startSentinels, { wait, cutMs }],
  ['Cluster', startCluster, {}],
  ['Cluster, replication cut 300 ms before', startCluster, { cutMs }],
]

for (const [name, start, options] of cases) {
  const reports = []
  for (let round = 0; round < rounds; round += 1) {
    const servers = await start()
    reports.push(await raceOverFailover(servers, { raceMs: 1_500, ...options }))
    await servers.stop()
  }
  const of = (field) => reports.map((report) => report[field])
  const span = (field) =>
    `${median(of(field))} (${Math.min(...of(field))} to ${Math.max(...of(field))})`
  console.log(
    `${name}: claimed ${span('claimed')}, twice ${span('claimedTwice')}, rejected ${span('rejected')},` +
      ` no claim for ${span('outageMs')} ms, statuses ${[...new Set(of('statuses').flat())].join(' ')}`,
  )
}
process.exit()
