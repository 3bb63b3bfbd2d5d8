import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { bundlePage } from '../../../../lab/bundle-page.ts'
import { cameraClip, type ClipOptions } from '../../../../lab/clips/camera-clip.ts'
import { refuseNetwork } from '../../../../lab/refuse-network.ts'
import { startCameraLab } from '../../../../lab/start-camera-lab.ts'

export interface LiveLab {
  /** A till with its camera open. */
  readonly page: Page
  /** Unreported faults: console messages, errors in the page or its worker, requests that leave the machine. */
  faults: () => Promise<readonly string[]>
  close: () => Promise<void>
}

const camera = join(import.meta.dirname, '..', '..')

const tellFaults = `
for (const type of ['error', 'unhandledrejection']) {
  addEventListener(type, (event) => {
    new BroadcastChannel('faults').postMessage('worker: ' + type + ' ' + (event.message ?? event.reason))
  })
}
`

/** A browser without a network, whose camera shows a clip of 640 × 480, and a page that reads it. */
export async function startLiveLab(clip: Omit<ClipOptions, 'lines'>): Promise<LiveLab> {
  const network = await refuseNetwork()
  const lab = await startCameraLab(await cameraClip({ ...clip, lines: 480 }), network)
  const worker = join(camera, 'src', 'worker', 'frame-worker.ts')
  lab.put('/frame-worker.js', tellFaults + (await bundlePage(worker, { format: 'esm' })))
  const wasm = await readFile(join(camera, 'wasm', 'zxing_reader.wasm'))
  lab.put('/wasm/zxing_reader.wasm', wasm)
  const page = await lab.open({ entry: join(import.meta.dirname, 'live.page.ts') })
  page.setDefaultTimeout(120_000)
  const words: string[] = []
  page.on('console', (message) => words.push(`console: ${message.text()}`))
  page.on('pageerror', (error) => words.push(`page: ${error.message}`))
  await page.evaluate(() => openCamera())
  return {
    page,
    faults: async () => [
      ...words,
      ...network.asked.map((request) => `network: ${request}`),
      ...(await page.evaluate(() => live.faults)),
    ],
    close: async () => {
      await lab.close()
      await network.close()
    },
  }
}
