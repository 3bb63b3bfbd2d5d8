import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { spawnLeashed } from '../spawn-leashed.ts'
import type { XDisplay } from '../start-x-display.ts'
import { until } from '../until.ts'
import { connectBiDi, type BiDi } from './bidi.ts'
import type { Engine, EnginePage } from './engine.ts'

/** Beyond this machine it reaches nothing: port 9 has no proxy. What else a driven Firefox needs it sets itself. */
const preferences = {
  'network.proxy.type': 1,
  'network.proxy.http': '127.0.0.1',
  'network.proxy.http_port': 9,
  'network.proxy.ssl': '127.0.0.1',
  'network.proxy.ssl_port': 9,
  // A camera of moving colours, granted to every page.
  'media.navigator.streams.fake': true,
  'media.navigator.permission.disabled': true,
}

interface NewSession {
  readonly capabilities: { readonly browserVersion: string }
}

/** Firefox on this display, with a fresh profile, driven by WebDriver BiDi. */
export async function startFirefox(display: XDisplay): Promise<Engine> {
  const profile = mkdtempSync(join(tmpdir(), 'paycode-firefox-'))
  const lines = Object.entries(preferences).map(
    ([name, value]) => `user_pref(${JSON.stringify(name)}, ${JSON.stringify(value)});\n`,
  )
  writeFileSync(join(profile, 'user.js'), lines.join(''))
  const browser = spawnLeashed('env', [
    ...[`DISPLAY=${display.name}`, `HOME=${profile}`, `XDG_RUNTIME_DIR=${profile}`],
    ...['firefox-esr', '--no-remote'],
    ...['--remote-debugging-port=0', '--profile', profile],
  ])
  const bidi = await connectBiDi(await addressIn(profile))
  const { capabilities } = await bidi.command<NewSession>('session.new', { capabilities: {} })
  return {
    version: capabilities.browserVersion,
    newPage: async () => {
      const { context } = await bidi.command<{ context: string }>('browsingContext.create', {
        type: 'tab',
      })
      return pageOf(bidi, context)
    },
    close: async () => {
      bidi.close()
      await browser.stop()
      rmSync(profile, { recursive: true, force: true, maxRetries: 10 })
    },
  }
}

/** Firefox writes it into its profile when it listens. */
async function addressIn(profile: string): Promise<string> {
  const file = join(profile, 'WebDriverBiDiServer.json')
  await until(() => existsSync(file) && readFileSync(file, 'utf8').endsWith('}'))
  const { ws_host: host, ws_port: port } = JSON.parse(readFileSync(file, 'utf8'))
  return `ws://${host}:${port}/session`
}

type Evaluated =
  | { readonly type: 'success'; readonly result: { readonly value?: string } }
  | { readonly type: 'exception'; readonly exceptionDetails: { readonly text: string } }

function pageOf(bidi: BiDi, context: string): EnginePage {
  return {
    goto: (url) => bidi.command('browsingContext.navigate', { context, url, wait: 'complete' }),
    evaluate: async (expression) => {
      const outcome = await bidi.command<Evaluated>('script.evaluate', {
        expression: `Promise.resolve(${expression}).then(JSON.stringify)`,
        ...{ target: { context }, awaitPromise: true },
      })
      if (outcome.type === 'exception') throw new Error(outcome.exceptionDetails.text)
      return outcome.result.value === undefined ? undefined : JSON.parse(outcome.result.value)
    },
    bringToFront: () => bidi.command('browsingContext.activate', { context }),
  }
}
