import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { bundlePage } from '../../../../lab/bundle-page.ts'
import { cameraClip, type ClipOptions } from '../../../../lab/clips/camera-clip.ts'
import type { BrowserLab } from '../../../../lab/start-browser-lab.ts'
import { startCameraLab } from '../../../../lab/start-camera-lab.ts'

export interface CameraTillLab extends BrowserLab {
  /** A page with a till's parts; none of it is open. */
  openPage(): Promise<Page>
}

/** A browser whose camera shows a clip, and a page that reads it. */
export async function startCameraTillLab(clip: ClipOptions): Promise<CameraTillLab> {
  const lab = await startCameraLab(await cameraClip(clip))
  const source = join(import.meta.dirname, '..', '..', 'src')
  const { resolve } = createRequire(import.meta.url)
  lab.put(
    '/frame-worker.js',
    await bundlePage(join(source, 'worker', 'frame-worker.ts'), { format: 'esm' }),
  )
  lab.put('/wasm/zxing_reader.wasm', await readFile(resolve('zxing-wasm/reader/zxing_reader.wasm')))
  return {
    ...lab,
    openPage: () =>
      lab.open({ body: '<video></video>', entry: join(import.meta.dirname, 'till.page.ts') }),
  }
}
