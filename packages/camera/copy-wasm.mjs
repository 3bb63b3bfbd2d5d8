// Runs at every install of the workspace, and before packing: this package serves zxing-wasm's file itself, from where its own
// code finds it, in `src` as in `dist`.
import { copyFile, mkdir } from 'node:fs/promises'
import { createRequire } from 'node:module'

const { resolve } = createRequire(import.meta.url)
const folder = new URL('wasm/', import.meta.url)

await mkdir(folder, { recursive: true })
await copyFile(resolve('zxing-wasm/reader/zxing_reader.wasm'), new URL('zxing_reader.wasm', folder))
