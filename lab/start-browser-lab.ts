import type { Browser, Page } from 'playwright-core'
import { bundlePage, type BundleOptions } from './bundle-page.ts'
import { servePages, type PageBody } from './serve-pages.ts'
import { startChromium, type ChromiumOptions } from './start-chromium.ts'
import { untilPainted } from './until-painted.ts'

export interface LabPage extends BundleOptions {
  /** What stands in the document's body. */
  readonly body?: string
  /** The path of the page's script, .ts or .tsx. */
  readonly entry?: string
}

export interface BrowserLab {
  readonly browser: Browser
  /** Serves a page and gives its address. */
  serve: (page?: LabPage) => Promise<string>
  /** Serves what a page loads: a worker's script, a picture. Gives its address. */
  put: (path: string, body: PageBody) => string
  /** Serves a page and opens it, in a profile and a window of its own. Its script has run, and it is painted. */
  open: (page?: LabPage) => Promise<Page>
  close: () => Promise<void>
}

/** How long a lab may take to start, in ms, on a loaded machine: the limit of a `beforeAll`. */
export const labStartMs = 60_000

/** A browser and a server of pages, without keys: headless, or on a display. */
export async function startBrowserLab(options: ChromiumOptions = {}): Promise<BrowserLab> {
  const browser = await startChromium(options)
  const server = await servePages({ '/favicon.ico': '' })
  let served = 0
  const serve = async ({ body = '', entry, ...bundle }: LabPage = {}) => {
    served += 1
    // Others may be served before this one's script is there.
    const path = `/page-${served}`
    const script = entry === undefined ? '' : await bundlePage(entry, bundle)
    server.put(`${path}.js`, script)
    server.put(path, documentOf(body, `${path}.js`))
    return server.url + path
  }
  return {
    ...{ browser, serve },
    put: (path, body) => {
      server.put(path, body)
      return server.url + path
    },
    open: async (page) => {
      const [url, opened] = await Promise.all([serve(page), browser.newPage()])
      await opened.goto(url)
      await untilPainted(opened)
      return opened
    },
    close: async () => void (await Promise.all([browser.close(), server.close()])),
  }
}

function documentOf(body: string, script: string): string {
  return `<!doctype html><html lang="en"><meta charset="utf-8"><title>Lab</title><body>
${body}
<script src="${script}"></script>`
}
