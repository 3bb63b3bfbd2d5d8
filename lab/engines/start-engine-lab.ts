import { focusPage } from '../focus-page.ts'
import { serveLabPages, type LabPages } from '../serve-lab-pages.ts'
import { startXDisplay, type XDisplay } from '../start-x-display.ts'
import { xKeys, type XKeys } from '../x-keys.ts'
import type { Engine, EnginePage } from './engine.ts'

export interface EngineLab extends LabPages {
  readonly engine: Engine
  readonly display: XDisplay
  readonly keys: XKeys
  /** A new page, which has the keyboard. */
  newKeyedPage: () => Promise<EnginePage>
}

/** Another engine's browser on a display of its own, with a keyboard and a server of pages. */
export async function startEngineLab(
  startEngine: (display: XDisplay) => Promise<Engine>,
): Promise<EngineLab> {
  const display = await startXDisplay()
  const [engine, pages] = await Promise.all([startEngine(display), serveLabPages()])
  return {
    ...{ ...pages, engine, display, keys: xKeys(display) },
    newKeyedPage: async () => {
      const page = await engine.newPage()
      await focusPage(page, display)
      return page
    },
    close: async () => {
      await Promise.all([engine.close(), pages.close()])
      await display.stop()
    },
  }
}
