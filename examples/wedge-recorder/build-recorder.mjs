// The recorder as one file: its script and its style are inlined in the page.
import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'

const source = (name) => fileURLToPath(new URL(`src/${name}`, import.meta.url))

export async function buildRecorder() {
  const [page, style, script] = await Promise.all([
    readFile(source('recorder.html'), 'utf8'),
    readFile(source('recorder.css'), 'utf8'),
    bundle(),
  ])
  return page.replace('/* recorder.css */', () => style).replace('/* recorder.js */', () => script)
}

async function bundle() {
  const { outputFiles } = await build({
    entryPoints: [source('recorder.page.ts')],
    ...{ bundle: true, write: false, format: 'iife', target: 'es2022', minify: true },
    // Bundles the packages' sources, so that no build is needed and none can be stale.
    conditions: ['@paycode/source', 'module'],
    charset: 'utf8',
    logLevel: 'warning',
  })
  return outputFiles[0].text
}
