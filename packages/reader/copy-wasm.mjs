// Copies zxing-wasm's WebAssembly file to where this package's code finds it, from `src` and from `dist`. The licences of the
// redistributed libraries lie beside it. Runs at every install of the workspace, and before packing.
import { copyFile, mkdir, readFile, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'

const { resolve } = createRequire(import.meta.url)
const folder = new URL('wasm/', import.meta.url)

/** Each library with a specifier of one of its files. The licence lies some folders above that file. */
const libraries = [
  { name: 'zxing-wasm, with ZXing-C++ (Apache-2.0)', file: 'zxing-wasm/reader/zxing_reader.wasm' },
  { name: '@zxing/library', file: '@zxing/library' },
]

async function licenceAbove(file) {
  const here = dirname(file)
  if (here === file) throw new Error('No licence was found.')
  for (const name of ['LICENSE', 'LICENSE.txt']) {
    const text = await readFile(join(here, name), 'utf8').catch(() => undefined)
    if (text !== undefined) return text
  }
  return licenceAbove(here)
}

await mkdir(folder, { recursive: true })
await copyFile(resolve('zxing-wasm/reader/zxing_reader.wasm'), new URL('zxing_reader.wasm', folder))
const licences = await Promise.all(
  libraries.map(async ({ name, file }) => `${name}\n\n${await licenceAbove(resolve(file))}`),
)
await writeFile(new URL('LICENCES.txt', folder), licences.join('\n\n----\n\n'))
