import { setTimeout as delay } from 'node:timers/promises'

/** Asks again and again, until the answer is yes. @throws after `patienceMs` without it, default 30 000. */
export async function until(
  ask: () => boolean | Promise<boolean>,
  patienceMs = 30_000,
): Promise<void> {
  const patience = AbortSignal.timeout(patienceMs)
  while (!(await ask())) {
    patience.throwIfAborted()
    await delay(20)
  }
}
