import { setTimeout as wait } from 'node:timers/promises'

const pauseMs = 20
/** Waits for what comes when the kernel and the emulated processor get to it. */
export async function until(isSo: () => boolean, maxMs = 40_000): Promise<void> {
  for (let waited = 0; waited < maxMs; waited += pauseMs) {
    if (isSo()) return
    await wait(pauseMs)
  }
  throw new Error(`It did not come to be within ${maxMs} ms: ${isSo.toString()}`)
}
