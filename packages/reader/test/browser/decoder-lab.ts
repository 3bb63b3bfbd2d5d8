import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { bundlePage } from '../../../../lab/bundle-page.ts'
import { servePages } from '../../../../lab/serve-pages.ts'
import { startChromium } from '../../../../lab/start-chromium.ts'

export interface DecoderLab {
  /** Opens a page with the decoders under this Content-Security-Policy, and records its requests. */
  openPage(policy: string): Promise<DecoderPage>
  close(): Promise<void>
}

interface DecoderPage {
  readonly page: Page
  /** Paths on the page's own server. */
  readonly own: readonly string[]
  /** Addresses on other servers. All of them are blocked. */
  readonly elsewhere: readonly string[]
}

const wasm = join(import.meta.dirname, '..', '..', 'wasm', 'zxing_reader.wasm')

/** A browser that reaches only one server on this machine. */
export async function startDecoderLab(): Promise<DecoderLab> {
  const browser = await startChromium({
    // A request that escapes the recorder below finds no server.
    args: ['--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1'],
  })
  const entry = join(import.meta.dirname, 'decoders.page.ts')
  const pages = {
    '/favicon.ico': '',
    '/': '<!doctype html><title>Decoders</title><script type="module" src="/decoders.js"></script>',
    '/decoders.js': await bundlePage(entry, { format: 'esm' }),
    // The default address from a bundle at the server's root.
    '/wasm/zxing_reader.wasm': await readFile(wasm),
    '/elsewhere/reader.wasm': await readFile(wasm),
    '/page-instead.wasm': '<!doctype html><title>Not found</title>',
  }
  const servers: { close(): Promise<void> }[] = []
  return {
    async openPage(policy) {
      const server = await servePages(pages, { 'content-security-policy': policy })
      servers.push(server)
      const page = await browser.newPage()
      const [own, elsewhere]: [string[], string[]] = [[], []]
      await page.context().route('**', async (route) => {
        const url = new URL(route.request().url())
        if (url.origin === server.url) {
          own.push(url.pathname)
          return route.continue()
        }
        elsewhere.push(url.href)
        return route.abort()
      })
      await page.goto(server.url)
      await page.waitForFunction(() => 'decode' in globalThis)
      own.length = 0
      return { page, own, elsewhere }
    },
    async close() {
      await browser.close()
      await Promise.all(servers.map((server) => server.close()))
    },
  }
}
