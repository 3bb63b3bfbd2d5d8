import { build } from 'esbuild'
import { readFileSync } from 'node:fs'
import { gzipSync } from 'node:zlib'
import { root } from './root.mjs'

const gzipped = (bytes) => gzipSync(bytes, { level: 9 }).length

export const inKilobytes = (bytes) => `${(bytes / 1000).toFixed(1)} kB`

/** A file as it is served. */
export const weighFile = (file) => ({ bytes: gzipped(readFileSync(`${root}/${file}`)), inputs: [] })

/**
 * What a bundler makes of a script in a package: the chunks that are loaded with it, or with `later` those that it loads on
 * demand too, and the files in them.
 */
export async function weighScript({ script, from, later = false }) {
  const name = from.replace('packages/', '@paycode/')
  const { outputFiles, metafile } = await build({
    stdin: { contents: script, resolveDir: `${root}/${from}`, sourcefile: 'entry.js' },
    // A package does not depend on itself; its name leads to its build all the same.
    alias: { [name]: `${root}/${from}/dist/index.js` },
    ...{ bundle: true, minify: true, format: 'esm', target: 'es2022', write: false },
    ...{ splitting: true, outdir: root, metafile: true, absWorkingDir: root },
  })
  const { outputs } = metafile
  const entry = Object.keys(outputs).find((path) => outputs[path].entryPoint?.endsWith('entry.js'))
  const kinds = later ? ['import-statement', 'dynamic-import'] : ['import-statement']
  const loaded = reached(entry, kinds, outputs)
  const bytesOf = (path) =>
    gzipped(outputFiles.find((file) => file.path.endsWith(`/${path}`)).contents)
  return {
    bytes: loaded.reduce((sum, path) => sum + bytesOf(path), 0),
    // What was shaken off is named as well, with no bytes left of it.
    inputs: loaded.flatMap((path) =>
      Object.entries(outputs[path].inputs)
        .filter(([, { bytesInOutput }]) => bytesInOutput > 0)
        .map(([input]) => input),
    ),
  }
}

function reached(chunk, kinds, outputs, known = new Set()) {
  if (known.has(chunk)) return [...known]
  known.add(chunk)
  for (const { path, kind } of outputs[chunk].imports) {
    if (kinds.includes(kind)) reached(path, kinds, outputs, known)
  }
  return [...known]
}
