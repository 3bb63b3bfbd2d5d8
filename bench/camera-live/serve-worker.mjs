import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { bundlePage } from '../../lab/bundle-page.ts'

const { resolve } = createRequire(import.meta.url)

/** Serves what the camera loads by itself: its worker at `/frame-worker.js`, and from there the decoder's wasm. */
export async function serveWorker(lab) {
  const worker = resolve('../../packages/camera/src/worker/frame-worker.ts')
  lab.put('/frame-worker.js', await bundlePage(worker, { format: 'esm', minify: true }))
  const wasm = resolve('../../packages/camera/wasm/zxing_reader.wasm')
  lab.put('/wasm/zxing_reader.wasm', await readFile(wasm))
}
