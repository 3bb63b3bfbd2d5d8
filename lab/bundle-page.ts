import { build } from 'esbuild'

export interface BundleOptions {
  /** Names that are replaced by these expressions, as esbuild's `define` takes them. */
  readonly define?: Readonly<Record<string, string>>
  /** As a shop would ship it: minified, and libraries in their production form. Default false. */
  readonly minify?: boolean
  /** `esm` for a module that knows its own address: a worker. Default `iife`. */
  readonly format?: 'iife' | 'esm'
}

const bundles = new Map<string, Promise<string>>()

/** One script of a page's entry file (.ts, .tsx) and all that it imports, from the workspace's sources. */
export function bundlePage(entry: string, options: BundleOptions = {}): Promise<string> {
  const key = JSON.stringify([entry, options])
  const known = bundles.get(key)
  if (known !== undefined) return known
  const bundle = bundleOf(entry, options)
  bundles.set(key, bundle)
  return bundle
}

async function bundleOf(
  entry: string,
  { define = {}, minify = false, format = 'iife' }: BundleOptions,
) {
  const { outputFiles } = await build({
    ...{ entryPoints: [entry], bundle: true, write: false, format, target: 'es2022' },
    // `module` is esbuild's own default, which a list of conditions takes away.
    conditions: ['@paycode/source', 'module'],
    jsx: 'automatic',
    charset: 'utf8',
    // Faults of the page then name the file and line that one has before one's eyes.
    sourcemap: minify ? false : 'inline',
    ...{ minify, define: { ...define }, logLevel: 'silent' },
  })
  return outputFiles.map(({ text }) => text).join('')
}
