import { join } from 'node:path'
import { findChromium } from '../../lab/find-chromium.ts'
import { bundlePage } from '../../lab/bundle-page.ts'
import { servePages } from '../../lab/serve-pages.ts'
import { profiledBrowser } from '../../packages/ledger-indexeddb/test/browser/start-profile.ts'
import { pairs } from './pairs.mjs'

/** The IndexedDB ledger beside a bare transaction with one look and one put; in a profile on the disk. */
export async function benchIndexedDb({ forMs, count }) {
  if (findChromium() === undefined) return []
  const script = await bundlePage(join(import.meta.dirname, 'indexed-db.page.ts'), { minify: true })
  const server = await servePages({
    ...{ '/favicon.ico': '', '/bench.js': script },
    '/bench': '<!doctype html><title>Bench</title><script src="/bench.js"></script>',
  })
  const browser = profiledBrowser()
  try {
    const page = await (await browser.start()).newPage()
    await page.goto(`${server.url}/bench`)
    await page.evaluate(() => globalThis.prepare())
    const rateOf = (which, callers) =>
      page.evaluate(([...args]) => globalThis.rate(...args), [which, callers, forMs])
    const results = []
    for (const callers of [1, 64]) {
      const pair = await pairs(
        count,
        () => rateOf('bare', callers),
        () => rateOf('claim', callers),
      )
      results.push({
        ...{ what: `IndexedDB, ${callers} at once`, beside: `a transaction, ${callers}`, ...pair },
      })
    }
    return results
  } finally {
    await browser.kill()
    browser.remove()
    await server.close()
  }
}
