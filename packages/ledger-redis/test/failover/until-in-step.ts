import { setTimeout as delay } from 'node:timers/promises'
import type { Redis } from 'ioredis'

/** Waits until a server has all data of its primary, or is a primary itself. */
export async function untilInStep(server: Redis): Promise<void> {
  const inStep = /role:master|master_link_status:up/
  while (!inStep.test(await server.info('replication'))) await delay(50)
}
