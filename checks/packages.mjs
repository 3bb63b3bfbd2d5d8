// What would be published is whole, and every resolver finds its types.
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { mkdir } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { conclude } from './lib/conclude.mjs'
import { packAll } from './lib/pack.mjs'
import { mustRun, runCommand } from './lib/run-command.mjs'
import { inTemporaryFolder } from './lib/temporary-folder.mjs'
import { tool } from './lib/tool.mjs'

// The packages are ESM only: a CommonJS module on Node 20.19 and later may `require` them all the same (docs/install.md).
const attwOptions = ['--ignore-rules', 'cjs-resolves-to-esm', '--no-emoji', '--no-color']

const filesOf = (folder) =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath ?? entry.path, entry.name).slice(folder.length + 1))

/** What is wrong with the files of a package, as they were unpacked. */
function contentProblems(folder) {
  const text = readFileSync(join(folder, 'package.json'), 'utf8')
  const files = filesOf(folder)
  const has = (file) => files.includes(file)
  // tsc never deletes: what was built of a source that is gone is still there.
  const stale = files
    .filter((file) => /^dist\/.*\.js$/.test(file))
    .filter((file) => !has(file.replace(/^dist\/(.*)\.js$/, 'src/$1.ts')))
  const unwanted = files.filter((file) =>
    /(^|\/)(test|bench|node_modules)\/|\.tsbuildinfo$/.test(file),
  )
  return [
    ...['LICENSE', 'README.md'].filter((file) => !has(file)).map((file) => `${file} is missing`),
    ...['@paycode/source', 'workspace:', 'catalog:']
      .filter((word) => text.includes(word))
      .map((word) => `package.json still says ${word}`),
    ...(files.some((file) => file.startsWith('dist/')) ? [] : ['it was not built']),
    ...stale.map(
      (file) => `${file} is left over: remove dist and tsconfig.tsbuildinfo, and build again`,
    ),
    ...unwanted.map((file) => `${file} is packed`),
  ]
}

async function toolProblem(name, args) {
  const { code, output } = await runCommand(tool(name), args)
  return code === 0 ? [] : [`${name} says\n${output.trim()}`]
}

async function problemsOf({ name, manifest, tarball }, into) {
  const folder = join(into, basename(tarball, '.tgz'))
  await mkdir(folder)
  await mustRun('tar', ['-xzf', tarball, '-C', folder, '--strip-components=1'])
  const commands = Object.values(manifest.bin ?? {}).filter(
    (file) => !existsSync(join(folder, file)),
  )
  // A package of nothing but a command has no types to resolve.
  const isImported = Object.keys(manifest.exports).some((path) => path !== './package.json')
  // A file that is served is no module, and has no types.
  const served = Object.keys(manifest.exports).filter((path) => path.endsWith('.wasm'))
  const except = served.length > 0 ? ['--exclude-entrypoints', ...served] : []
  return [
    ...contentProblems(folder),
    ...commands.map((file) => `${file} is missing`),
    ...(await toolProblem('publint', ['run', tarball, '--strict'])),
    ...(isImported ? await toolProblem('attw', [tarball, ...attwOptions, ...except]) : []),
  ].map((problem) => `${name}: ${problem}`)
}

await inTemporaryFolder(async (folder) => {
  const packed = await packAll(folder)
  const problems = []
  // One after the other: attw wants a processor and half a gigabyte each.
  for (const one of packed) problems.push(...(await problemsOf(one, folder)))
  conclude(problems, packed.map(({ name }) => name).join(', '))
})
