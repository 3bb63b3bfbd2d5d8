// What a page loads for an entry, with all that it pulls in of core and rxjs: minified and gzipped.
import { build } from 'esbuild'
import { gzipSync } from 'node:zlib'
import { conclude } from './lib/conclude.mjs'
import { root } from './lib/root.mjs'

/** What a page takes of it, and the most that it may weigh, in bytes. */
const parts = [
  {
    name: 'the keyboard wedge',
    script: `export { keyboardWedge } from '@paycode/keyboard-wedge'`,
    from: 'packages/keyboard-wedge',
    most: 15_000,
  },
]

async function weigh({ script, from }) {
  const { outputFiles } = await build({
    stdin: { contents: script, resolveDir: `${root}/${from}` },
    // A package does not depend on itself; its name leads to its build all the same.
    alias: { '@paycode/keyboard-wedge': `${root}/packages/keyboard-wedge/dist/index.js` },
    ...{ bundle: true, minify: true, format: 'esm', target: 'es2022', write: false },
  })
  return gzipSync(outputFiles[0].contents, { level: 9 }).length
}

const weighed = await Promise.all(
  parts.map(async (part) => ({ ...part, bytes: await weigh(part) })),
)
const inKilobytes = (bytes) => `${(bytes / 1000).toFixed(1)} kB`

conclude(
  weighed
    .filter(({ bytes, most }) => bytes > most)
    .map(
      ({ name, bytes, most }) => `${name}: ${inKilobytes(bytes)}, more than ${inKilobytes(most)}`,
    ),
  weighed.map(({ name, bytes }) => `${name} ${inKilobytes(bytes)}`).join(', '),
)
