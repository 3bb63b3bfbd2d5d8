import { cp, mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { root } from './root.mjs'
import { runCommand } from './run-command.mjs'
import { tool } from './tool.mjs'

/** The compilers, by the name under which npm installs them beside each other. */
export const compilers = {
  'typescript-5.4': 'npm:typescript@5.4.5',
  'typescript-5.9': 'npm:typescript@5.9.3',
}

/** What a consumer compiles, and how: all that his compiler understands. */
const consumers = [
  { typescript: '5.4', moduleResolution: 'node10', files: ['node.ts', 'web.ts'] },
  { typescript: '5.4', moduleResolution: 'node16', files: ['node.ts', 'imported.cts'] },
  { typescript: '5.4', moduleResolution: 'nodenext', files: ['node.ts', 'imported.cts'] },
  { typescript: '5.4', moduleResolution: 'bundler', files: ['web.ts'] },
  { typescript: '5.9', moduleResolution: 'node10', files: ['node.ts', 'web.ts'] },
  { typescript: '5.9', moduleResolution: 'node16', files: ['node.ts', 'imported.cts'] },
  { typescript: '5.9', moduleResolution: 'nodenext', files: ['node.ts', 'required.cts'] },
  { typescript: '5.9', moduleResolution: 'bundler', files: ['web.ts'] },
  // It has no node10 any more.
  { typescript: '7', moduleResolution: 'node16', files: ['node.ts', 'imported.cts'] },
  { typescript: '7', moduleResolution: 'nodenext', files: ['node.ts', 'required.cts'] },
  { typescript: '7', moduleResolution: 'bundler', files: ['web.ts'] },
]

/** `module` goes with `moduleResolution`; what node10 emits is for a bundler. */
const modules = { node10: 'ESNext', node16: 'Node16', nodenext: 'NodeNext', bundler: 'ESNext' }

/**
 * Compiles all consumers in a folder with the packages, and runs what Node can run of it.
 *
 * @param {string} home
 * @param {string} printed what each program has to print.
 * @returns {Promise<string[]>} what was wrong.
 */
export async function compileConsumers(home, printed) {
  const problems = []
  const waiting = [...consumers]
  const work = async () => {
    for (let one = waiting.shift(); one; one = waiting.shift()) {
      problems.push(...(await problemsOf(one, home, printed)))
    }
  }
  // A compiler takes a processor and half a gigabyte.
  await Promise.all([work(), work()])
  return problems
}

async function problemsOf({ typescript, moduleResolution, files }, home, printed) {
  const name = `TypeScript ${typescript}, ${moduleResolution}`
  const folder = join(home, `typescript-${typescript}-${moduleResolution}`)
  await mkdir(folder)
  for (const file of files) await cp(join(root, 'checks/consumer', file), join(folder, file))
  const compilerOptions = {
    ...{ strict: true, exactOptionalPropertyTypes: true, skipLibCheck: false, outDir: 'out' },
    ...{ target: 'ES2022', module: modules[moduleResolution], moduleResolution },
    ...{ lib: ['ES2023', ...(files.includes('web.ts') ? ['DOM'] : [])] },
    types: files.includes('node.ts') ? ['node'] : [],
  }
  await writeFile(join(folder, 'tsconfig.json'), JSON.stringify({ compilerOptions, files }))
  const [command, ...args] =
    typescript === '7'
      ? [tool('tsc')]
      : [process.execPath, join(home, `node_modules/typescript-${typescript}/bin/tsc`)]
  const { code, output } = await runCommand(command, [...args, '-p', '.'], { cwd: folder })
  if (code !== 0) return [`${name}:\n${output}`]
  return moduleResolution.startsWith('node') && moduleResolution !== 'node10'
    ? runAll(name, folder, files, printed)
    : []
}

async function runAll(name, folder, files, printed) {
  const problems = []
  for (const file of files) {
    const emitted = join('out', file.replace(/ts$/, 'js'))
    const { code, output } = await runCommand(process.execPath, [emitted], { cwd: folder })
    if (code !== 0 || output !== `${printed}\n`) {
      problems.push(`${name}: ${file} ended with ${code} and printed\n${output}`)
    }
  }
  return problems
}
