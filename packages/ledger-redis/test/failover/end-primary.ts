import { setTimeout as delay } from 'node:timers/promises'
import type { Holder } from './servers.ts'

export interface EndOptions {
  /**
   * How long before its end the primary stops to replicate, in ms, as when the network breaks first. Default: it replicates
   * until its end.
   */
  readonly cutMs?: number
  /** Whether the replicas are emptied meanwhile. */
  readonly areReplicasEmpty?: boolean
}

/** Ends a primary by SIGKILL, and waits until one of its replicas is promoted. */
export async function endPrimary(
  { primary, replicas }: Holder,
  { cutMs, areReplicasEmpty = false }: EndOptions,
): Promise<void> {
  const admin = await primary.client()
  const others = await Promise.all(replicas.map((replica) => replica.client()))
  if (cutMs !== undefined) {
    await admin.call('ACL', 'SETUSER', 'default', '-psync', '-sync')
    await admin.call('CLIENT', 'KILL', 'TYPE', 'replica')
  }
  if (areReplicasEmpty) {
    for (const other of others) {
      await other.config('SET', 'replica-read-only', 'no')
      await other.flushall()
    }
  }
  await delay(cutMs ?? 0)
  await primary.kill()
  const roles = () => Promise.all(others.map(async (other) => (await other.role())[0]))
  while (!(await roles()).includes('master')) await delay(20)
}
