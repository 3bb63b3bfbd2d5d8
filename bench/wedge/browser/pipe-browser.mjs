// Chromium over its debugging pipe, with nothing in between: whole lines of ready-made messages are written at once,
// so that keys go out 1 ms apart. A client library's own bookkeeping makes that 4 ms and more.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { findChromium } from '../../../lab/find-chromium.ts'

const flags = [
  ...['--headless', '--remote-debugging-pipe', '--no-sandbox', '--disable-gpu', '--mute-audio'],
  ...['--disable-quic', '--no-first-run', '--disable-background-networking'],
  ...['--disable-component-update', '--disable-sync'],
  // Every page keeps its timers while the others are in front.
  ...['--disable-background-timer-throttling', '--disable-renderer-backgrounding'],
  '--disable-backgrounding-occluded-windows',
]

/** Starts a browser with a fresh profile. */
export async function pipeBrowser() {
  const program = findChromium()
  if (program === undefined) throw new Error('No Chromium: name one in PAYCODE_CHROMIUM.')
  const profile = await mkdtemp(join(tmpdir(), 'paycode-bench-'))
  const chromium = spawn(program, [...flags, `--user-data-dir=${profile}`, 'about:blank'], {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe', 'pipe'],
  })
  const gone = once(chromium, 'exit')
  const pipe = pipeTo(chromium)
  const { product } = await pipe.call('Browser.getVersion')
  return {
    ...pipe,
    version: product,
    close: async () => {
      pipe.call('Browser.close').catch(() => {})
      await gone
      await rm(profile, { recursive: true, force: true, maxRetries: 5 })
    },
  }
}

function pipeTo(chromium) {
  const [, , , input, output] = chromium.stdio
  const waiting = new Map()
  let lastId = 0
  let rest = ''
  const messageOf = (method, params, sessionId) => {
    lastId += 1
    return { id: lastId, text: `${JSON.stringify({ id: lastId, method, params, sessionId })}\0` }
  }
  output.setEncoding('utf8').on('data', (chunk) => {
    const messages = (rest + chunk).split('\0')
    rest = messages.pop()
    for (const message of messages) answer(JSON.parse(message))
  })
  function answer({ id, result, error }) {
    const caller = waiting.get(id)
    waiting.delete(id)
    if (error) caller?.reject(new Error(error.message))
    else caller?.resolve(result)
  }
  return {
    /** Sends and waits for the answer. */
    call: (method, params = {}, sessionId) =>
      new Promise((resolve, reject) => {
        const { id, text } = messageOf(method, params, sessionId)
        waiting.set(id, { resolve, reject })
        input.write(text)
      }),
    /** Sends a message without waiting for its answer. */
    prepare: (method, params, sessionId) => messageOf(method, params, sessionId).text,
    write: (text) => input.write(text),
  }
}
