import { setTimeout as wait } from 'node:timers/promises'

const pauseMs = 20
/** Waits for what comes when the kernel and the emulated processor get to it. */
export async function until(isSo: () => boolean, mostMs = 40_000): Promise<void> {
  for (let waited = 0; waited < mostMs; waited += pauseMs) {
    if (isSo()) return
    await wait(pauseMs)
  }
  throw new Error(`It did not come to be within ${mostMs} ms: ${isSo.toString()}`)
}
