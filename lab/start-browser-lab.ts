import type { Browser, Page } from 'playwright-core'
import { serveLabPages, type LabPage, type LabPages } from './serve-lab-pages.ts'
import { startChromium, type ChromiumOptions } from './start-chromium.ts'
import { untilPainted } from './until-painted.ts'

export interface BrowserLab extends LabPages {
  readonly browser: Browser
  /** Serves a page and opens it, in a profile and a window of its own. Its script has run, and it is painted. */
  open: (page?: LabPage) => Promise<Page>
}

/** How long a lab may take to start, in ms, on a loaded machine: the limit of a `beforeAll`. */
export const labStartMs = 60_000

/** A browser and a server of pages, without keys: headless, or on a display. */
export async function startBrowserLab(options: ChromiumOptions = {}): Promise<BrowserLab> {
  const browser = await startChromium(options)
  const pages = await serveLabPages()
  return {
    ...{ ...pages, browser },
    open: async (page) => {
      const [url, opened] = await Promise.all([pages.serve(page), browser.newPage()])
      await opened.goto(url)
      await untilPainted(opened)
      return opened
    },
    close: async () => void (await Promise.all([browser.close(), pages.close()])),
  }
}
