import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { freePort } from '../free-port.ts'
import { spawnLeashed } from '../spawn-leashed.ts'
import type { XDisplay } from '../start-x-display.ts'
import { until } from '../until.ts'
import type { Engine, EnginePage } from './engine.ts'
import { findMiniBrowser } from './find-mini-browser.ts'
import { webDriver, type WebDriver } from './web-driver.ts'

interface NewSession {
  readonly sessionId: string
  readonly capabilities: { readonly browserVersion: string }
}

/** WebKitGTK's MiniBrowser on this display, driven by WebDriver. Its storage is in memory, and shared by its windows. */
export async function startWebKit(display: XDisplay): Promise<Engine> {
  const home = mkdtempSync(join(tmpdir(), 'paycode-webkit-'))
  const port = await freePort()
  const server = spawnLeashed('env', [
    ...[`DISPLAY=${display.name}`, `HOME=${home}`, `XDG_RUNTIME_DIR=${home}`],
    ...['WebKitWebDriver', `--port=${port}`],
  ])
  const driver = webDriver(`http://127.0.0.1:${port}`)
  await until(() =>
    driver('GET', '/status').then(
      () => true,
      () => false,
    ),
  )
  const { sessionId, capabilities } = await driver<NewSession>('POST', '/session', {
    capabilities: {
      alwaysMatch: {
        'webkitgtk:browserOptions': {
          binary: findMiniBrowser(),
          // Two cameras of moving pictures, with torch and zoom, granted to every page.
          args: [
            '--automation',
            '--enable-media-stream=true',
            '--enable-mock-capture-devices=true',
          ],
        },
      },
    },
  })
  const session: WebDriver = (method, path, body) =>
    driver(method, `/session/${sessionId}${path}`, body)
  const inWindow = windowsOf(session)
  return {
    version: capabilities.browserVersion,
    newPage: async () => {
      // MiniBrowser never shows a tab that its driver opens.
      const { handle } = await session<{ handle: string }>('POST', '/window/new', {
        type: 'window',
      })
      return pageOf(inWindow(handle))
    },
    close: async () => {
      // The browser outlives its driver, but not its session, nor its display.
      await driver('DELETE', `/session/${sessionId}`)
      await server.stop()
      rmSync(home, { recursive: true, force: true, maxRetries: 10 })
    },
  }
}

/** A session has one current window: commands are sent one after the other, each to its window. */
function windowsOf(session: WebDriver): (handle: string) => WebDriver {
  let current = ''
  let last: Promise<unknown> = Promise.resolve()
  return (handle) => (method, path, body) => {
    const send = async () => {
      if (current !== handle) await session('POST', '/window', { handle })
      current = handle
      return session<never>(method, path, body)
    }
    const answer = last.then(send, send)
    last = answer
    return answer
  }
}

interface Outcome {
  readonly value?: string
  readonly fault?: string
}

let evaluations = 0

function pageOf(inWindow: WebDriver): EnginePage {
  const run = <Value>(script: string): Promise<Value> =>
    inWindow('POST', '/execute/sync', { script, args: [] })
  return {
    goto: (url) => inWindow('POST', '/url', { url }),
    // A script that takes its time would hold up those of the other windows: it is begun, and looked after.
    evaluate: async (expression) => {
      evaluations += 1
      const place = `labOutcome${evaluations}`
      await run(`Promise.resolve(${expression}).then(
        (value) => (globalThis.${place} = { value: JSON.stringify(value) }),
        (error) => (globalThis.${place} = { fault: String(error) }))`)
      let outcome: Outcome | null = null
      await until(async () => {
        outcome = await run<Outcome | null>(`return globalThis.${place} ?? null`)
        return outcome !== null
      })
      const { value, fault } = (outcome ?? {}) as Outcome
      if (fault !== undefined) throw new Error(fault)
      return value === undefined ? undefined : JSON.parse(value)
    },
    bringToFront: () => inWindow('GET', '/window'),
  }
}
