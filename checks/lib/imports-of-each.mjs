import { build } from 'esbuild'

/**
 * Reads what each file imports, its imports' imports included: files of the folder by their path in it, packages and
 * Node's modules by name. Imports of types are left out.
 *
 * @param {readonly string[]} files
 * @param {string} folder
 * @returns {Promise<ReadonlyMap<string, readonly string[]>>}
 */
export async function importsOfEach(files, folder) {
  const { metafile } = await build({
    ...{ entryPoints: [...files], absWorkingDir: folder, packages: 'external', platform: 'node' },
    ...{ bundle: true, write: false, metafile: true, format: 'esm', outdir: 'nowhere' },
    logLevel: 'silent',
  })
  return new Map(files.map((file) => [file, [...reachedFrom(file, metafile.inputs)]]))
}

function reachedFrom(file, inputs) {
  const reached = new Set()
  const waiting = [file]
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const imported = (inputs[next]?.imports ?? []).map(({ path }) => path)
    for (const path of imported.filter((one) => !reached.has(one))) {
      reached.add(path)
      waiting.push(path)
    }
  }
  return reached
}
