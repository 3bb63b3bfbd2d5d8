// All checks, one after the other; a failing one does not stop the rest.
//
//   node checks/run.mjs                  all of them
//   node checks/run.mjs lint links       these
//   node checks/run.mjs --tested LOG     all but the tests: they ran with --coverage, and printed LOG
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { runCommand } from './lib/run-command.mjs'
import { inTemporaryFolder } from './lib/temporary-folder.mjs'
import { tool } from './lib/tool.mjs'

const { values, positionals: wanted } = parseArgs({
  options: { tested: { type: 'string' } },
  allowPositionals: true,
})
const script = (name, ...options) => [
  process.execPath,
  ...options,
  join(import.meta.dirname, `${name}.mjs`),
]

/** What the tests print while they are measured is where the secrets are looked for. */
const checks = [
  { name: 'build', command: [tool('tsc'), '-b', 'tsconfig.build.json'] },
  { name: 'format', command: [tool('oxfmt'), '--check'] },
  { name: 'lint', command: [tool('oxlint'), '--type-aware'] },
  { name: 'floors', command: script('floors') },
  { name: 'types', command: [tool('tsc'), '-p', 'tsconfig.test.json'] },
  { name: 'api', command: script('api') },
  { name: 'unused', command: [tool('knip'), '--no-config-hints'] },
  { name: 'manifests', command: script('manifests') },
  { name: 'test-projects', command: script('test-projects') },
  { name: 'machine-traces', command: script('machine-traces') },
  { name: 'links', command: script('links') },
  { name: 'decisions', command: script('decisions') },
  { name: 'reasons', command: script('reasons') },
  { name: 'smoke-import', command: script('smoke-import') },
  { name: 'size', command: script('size') },
  { name: 'packages', command: script('packages') },
  { name: 'smoke-install', command: script('smoke-install') },
  { name: 'readmes', command: script('readmes', '--import', './lab/read-typescript.mjs') },
  { name: 'coverage', command: [tool('jest'), '--coverage'], isLog: true },
  { name: 'secrets', command: script('secrets'), readsLogs: true },
]

const unknown = wanted.filter((name) => !checks.some((check) => check.name === name))
if (unknown.length > 0) {
  console.error(
    `No check ${unknown.join(', ')}. There are ${checks.map(({ name }) => name).join(', ')}.`,
  )
  process.exit(2)
}
const chosen = checks
  .filter(({ name }) => wanted.length === 0 || wanted.includes(name))
  .filter(({ isLog }) => !isLog || values.tested === undefined)

const failed = await inTemporaryFolder(async (folder) => {
  const failures = []
  const logs = values.tested === undefined ? [] : [values.tested]
  for (const { name, command, isLog, readsLogs } of chosen) {
    process.stdout.write(name.padEnd(16))
    const started = performance.now()
    const [first, ...args] = command
    const { code, output } = await runCommand(first, [...args, ...(readsLogs ? logs : [])])
    const seconds = ((performance.now() - started) / 1000).toFixed(1)
    console.log(`${code === 0 ? 'ok    ' : 'FAILED'} ${seconds.padStart(6)} s`)
    if (isLog) {
      logs.push(join(folder, `${name}.log`))
      await writeFile(logs.at(-1), output)
    }
    if (code === 0) continue
    failures.push(name)
    console.log(output.trimEnd().replace(/^/gm, '  | '))
  }
  return failures
})

console.log(failed.length === 0 ? 'All checks passed.' : `Failed: ${failed.join(', ')}.`)
process.exitCode = failed.length === 0 ? 0 : 1
