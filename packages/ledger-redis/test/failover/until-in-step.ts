import { setTimeout as delay } from 'node:timers/promises'
import type { Redis } from 'ioredis'

/** Until a server has all that its primary has, or is a primary. */
export async function untilInStep(server: Redis): Promise<void> {
  const inStep = /role:master|master_link_status:up/
  while (!inStep.test(await server.info('replication'))) await delay(50)
}
