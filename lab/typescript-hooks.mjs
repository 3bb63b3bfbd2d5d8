import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { transform } from 'esbuild'

export async function load(url, context, nextLoad) {
  if (!url.startsWith('file:') || !url.endsWith('.ts')) return nextLoad(url, context)
  const file = fileURLToPath(url)
  const text = await readFile(file, 'utf8')
  const { code } = await transform(text, {
    ...{ loader: 'ts', sourcefile: file, sourcemap: 'inline' },
  })
  return { format: 'module', source: code, shortCircuit: true }
}
