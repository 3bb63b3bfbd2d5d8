import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { BrowserContext, Page } from 'playwright-core'
import { bundlePage } from '../../../../lab/bundle-page.ts'
import { cameraClip } from '../../../../lab/clips/camera-clip.ts'
import { startBrowserLab, type BrowserLab } from '../../../../lab/start-browser-lab.ts'

export interface CameraTillLab extends BrowserLab {
  /** A page with a till's parts, none of them open. `lacks`: features that are removed from its browser. */
  openPage(lacks?: readonly string[]): Promise<Page>
  /** Opens the page in a browser profile of its own. */
  openPageIn(context: BrowserContext): Promise<Page>
  /** Serves the page. @returns its address; with `#open` the till opens by itself, and shows its statuses in the title. */
  servePage(): Promise<string>
}

/**
 * A browser whose camera shows a film of a phone with a QR, in a loop, and a page that reads it; or Chromium's own simulated
 * camera, which shows no code and gives up to 3840 × 2160 pixels.
 */
export async function startCameraTillLab({
  grantsCamera = true,
  lines = 480,
  isFilm = true,
}: {
  readonly grantsCamera?: boolean
  readonly lines?: 480 | 720
  readonly isFilm?: boolean
} = {}): Promise<CameraTillLab> {
  const film = isFilm && (await cameraClip({ scene: 'qr', lines, emptyMs: 600, heldMs: 1200 }))
  const lab = await startBrowserLab({
    args: [
      ...(film
        ? ['--use-fake-device-for-media-stream', `--use-file-for-fake-video-capture=${film.file}`]
        : ['--use-fake-device-for-media-stream=fps=30']),
      ...(grantsCamera ? ['--use-fake-ui-for-media-stream'] : []),
    ],
  })
  const worker = join(import.meta.dirname, '..', '..', 'src', 'worker', 'frame-worker.ts')
  lab.put('/frame-worker.js', await bundlePage(worker, { format: 'esm' }))
  const wasm = join(import.meta.dirname, '..', '..', 'wasm', 'zxing_reader.wasm')
  lab.put('/wasm/zxing_reader.wasm', await readFile(wasm))
  const servePage = (): Promise<string> =>
    lab.serve({ body: '<video></video>', entry: join(import.meta.dirname, 'till.page.ts') })
  const openPageIn = async (context: BrowserContext): Promise<Page> => {
    const page = await context.newPage()
    page.setDefaultTimeout(patientMs)
    await page.goto(await servePage())
    return page
  }
  return {
    ...lab,
    ...{ servePage, openPageIn },
    async openPage(lacks = []) {
      const context = await lab.browser.newContext()
      await context.addInitScript((names) => {
        for (const name of names) Reflect.deleteProperty(globalThis, name)
      }, lacks)
      return openPageIn(context)
    },
  }
}

/** Limit for the start of such a suite, and for a test on a loaded machine, in ms. */
export const cameraLabStartMs = 120_000
export const patientMs = 90_000
