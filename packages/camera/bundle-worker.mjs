// Runs at every install of the workspace, and before packing: the worker in one file, for pages that are served as they are. A
// worker has no import map, so there its imports lead nowhere.
import { build } from 'esbuild'
import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'

const place = (path) => fileURLToPath(new URL(path, import.meta.url))

/** In one folder with the worker, as they are served. */
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
