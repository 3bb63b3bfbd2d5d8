import { describeWith } from '../../../../lab/describe-with.ts'
import { raceOverFailover, type FailoverOptions } from './race-over-failover.ts'
import type { Servers } from './servers.ts'
import { startCluster } from './start-cluster.ts'
import { startSentinels } from './start-sentinels.ts'

jest.setTimeout(120_000)

const cutMs = 300

async function report(start: () => Promise<Servers>, options: Partial<FailoverOptions>) {
  const servers = await start()
  try {
    return await raceOverFailover(servers, { raceMs: 1_500, cutMs, ...options })
  } finally {
    await servers.stop()
  }
}

// How much is lost without WAIT depends on milliseconds; `npx pnpm@12 bench:failover` measures it.
describeWith(['redis-server', 'redis-cli'], 'the primary dies while tills race', () => {
  test.each([
    ['Sentinel', startSentinels],
    ['Redis Cluster', startCluster],
  ])('%s, without WAIT: tills go on, and say when claims were lost', async (_, start) => {
    const { claimed, claimedTwice, claimedAfterwards, statuses } = await report(start, {})
    expect(claimedTwice).toBeLessThan(claimed)
    expect(claimedAfterwards).toBeGreaterThan(0)
    const lost = claimedTwice > 0 ? ['was-cleared'] : []
    expect(statuses).toEqual(expect.arrayContaining(['ledger-unreachable', ...lost]))
  })

  test('Sentinel, with WAIT: tills go on, and nothing is claimed twice', async () => {
    const wait = { replicas: 1, timeoutMs: 500 }
    const { claimedTwice, claimedAfterwards, statuses } = await report(startSentinels, { wait })
    expect(claimedTwice).toBe(0)
    expect(claimedAfterwards).toBeGreaterThan(0)
    expect(statuses).toEqual(['ledger-unreachable'])
  })

  test('an empty replica takes over: every till says so', async () => {
    const { statuses } = await report(startSentinels, { areReplicasEmpty: true })
    expect(statuses).toEqual(['ledger-unreachable', 'was-cleared'])
  })
})
