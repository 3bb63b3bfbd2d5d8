import type { Page } from 'playwright-core'
import { focusPage } from './focus-page.ts'
import type { LabPage } from './serve-lab-pages.ts'
import { startBrowserLab, type BrowserLab } from './start-browser-lab.ts'
import { startXDisplay, type XDisplay, type XDisplayOptions } from './start-x-display.ts'
import { untilPainted } from './until-painted.ts'
import { xKeys, type XKeys } from './x-keys.ts'

export interface KeyLab extends BrowserLab {
  readonly display: XDisplay
  readonly keys: XKeys
  /** Serves a page and opens it in a window of its own, which has the keyboard. Its script has run, and it is painted. */
  open: (page?: LabPage) => Promise<Page>
  /** Gives an open page the keyboard again, and reloads its document. */
  focus: (page: Page) => Promise<void>
}

/** A browser on a display of its own, with a keyboard. */
export async function startKeyLab(options?: XDisplayOptions): Promise<KeyLab> {
  const display = await startXDisplay(options)
  const lab = await startBrowserLab({ display })
  const show = async (page: Page, url: string) => {
    await focusPage(page, display)
    await page.goto(url)
    await untilPainted(page)
  }
  return {
    ...{ ...lab, display, keys: xKeys(display) },
    open: async (labPage) => {
      const [url, page] = await Promise.all([lab.serve(labPage), lab.browser.newPage()])
      await show(page, url)
      return page
    },
    focus: (page) => show(page, page.url()),
    close: async () => {
      await lab.close()
      await display.stop()
    },
  }
}
