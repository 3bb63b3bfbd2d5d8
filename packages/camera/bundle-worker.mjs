// Bundles the worker into one file, for pages without a bundler: a worker has no import map, so its imports would not
// resolve there. Beside it go the wasm file that it loads, and the licences. It runs at every install of the workspace,
// after the reader's script, and before packing.
import { build } from 'esbuild'
import { copyFile, readFile, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const place = (path) => fileURLToPath(new URL(path, import.meta.url))
const { resolve } = createRequire(import.meta.url)

/** The wasm file in one folder with the worker, as both are served. */
const wasmBeside = {
  name: 'wasm-beside-the-worker',
  setup({ onLoad }) {
    onLoad({ filter: /start-reader\.ts$/ }, async ({ path }) => {
      const source = await readFile(path, 'utf8')
      const contents = source.replace('../../../wasm/zxing_reader.wasm', './zxing_reader.wasm')
      if (contents === source) throw new Error(`${path} does not say where the wasm is.`)
      return { contents, loader: 'ts' }
    })
  },
}

await build({
  entryPoints: [place('src/worker/frame-worker.ts')],
  outfile: place('wasm/frame-worker.js'),
  ...{ bundle: true, format: 'esm', target: 'es2022', minify: true, legalComments: 'eof' },
  conditions: ['@paycode/source', 'module'],
  plugins: [wasmBeside],
  logLevel: 'warning',
})

const wasm = resolve('@paycode/reader/zxing_reader.wasm')
await copyFile(wasm, place('wasm/zxing_reader.wasm'))
const licences = await Promise.all([
  readFile(join(dirname(wasm), 'LICENCES.txt'), 'utf8'),
  readFile(join(dirname(resolve('rxjs/package.json')), 'LICENSE.txt'), 'utf8'),
])
await writeFile(place('wasm/LICENCES.txt'), licences.join('\n\n----\n\nrxjs\n\n'))
