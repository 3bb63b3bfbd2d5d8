import { setTimeout as sleep } from 'node:timers/promises'
import { keyParameters } from './key-parameters.mjs'
import { playMessages } from './key-clock.mjs'

/** The slowest of the libraries looks 550 ms after the last key whether anything came. */
const settleMs = 750

/**
 * Plays a trace to one library and says what came of it. `quietly` runs what it is given when no other trace may be
 * disturbed.
 */
export async function runTrace({ browser, stage, variant, trace, quietly, isTimed = false }) {
  const { isFocused, busy } = trace
  const start = `bench.start(${JSON.stringify({ variant, isFocused, isTimed })})`
  const blocks = busy.map(({ t, ms }) => ({
    t,
    text: stage.prepare('Runtime.evaluate', { expression: `bench.block(${ms})` }),
  }))
  const keys = trace.events.map((event) => ({
    t: event.t,
    text: stage.prepare('Input.dispatchKeyEvent', keyParameters(event)),
  }))
  const messages = [...blocks, ...keys].toSorted((a, b) => a.t - b.t)
  await quietly(async () => {
    await stage.evaluate(start)
    await playMessages(messages, browser.write)
  })
  const blockedUntil = Math.max(0, ...busy.map(({ t, ms }) => t + ms))
  const lateMs = Math.max(0, blockedUntil - trace.events.at(-1).t)
  await sleep(lateMs + settleMs)
  const seen = await stage.evaluate('bench.finish()')
  const pressed = trace.events.filter(({ type }) => type === 'keydown').length
  if (seen.presses.length !== pressed) {
    throw new Error(`${trace.name}: ${pressed} keys were pressed, ${seen.presses.length} came`)
  }
  return seen
}
