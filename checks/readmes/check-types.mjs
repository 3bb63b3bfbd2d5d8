import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { root } from '../lib/root.mjs'
import { runCommand } from '../lib/run-command.mjs'
import { tool } from '../lib/tool.mjs'

const common = {
  ...{ noEmit: true, skipLibCheck: false, target: 'ES2022', lib: ['ES2023', 'DOM'] },
  ...{ module: 'ESNext', moduleResolution: 'Bundler', jsx: 'react-jsx' },
  ...{ typeRoots: [join(root, 'node_modules/@types')], types: ['node'] },
}

/** What TypeScript says of a reader's project, and what an editor says of one in JavaScript. */
const settings = {
  ts: { ...common, strict: true },
  js: { ...common, strict: false, allowJs: true, checkJs: true },
}

/**
 * Compiles the programs of one folder.
 *
 * @param {string} folder
 * @param {readonly { name: string, isTyped: boolean, source: string, standIns: string[] }[]} programs
 * @returns {Promise<string[]>} what was wrong.
 */
export async function checkTypes(folder, programs) {
  const problems = []
  for (const [ending, compilerOptions] of Object.entries(settings)) {
    const chosen = programs.filter(({ isTyped }) => isTyped === (ending === 'ts'))
    if (chosen.length === 0) continue
    const home = join(folder, `types-${ending}`)
    await mkdir(home)
    for (const { name, source } of chosen) {
      await writeFile(join(home, `${name}.${ending}`), `${source}\nexport {}\n`)
    }
    const standIns = new Set(chosen.flatMap((one) => one.standIns))
    const declared = [...standIns].map((module) => `declare module '${module}'\n`).join('')
    await writeFile(join(home, 'stand-ins.d.ts'), declared)
    const project = join(home, 'tsconfig.json')
    await writeFile(project, JSON.stringify({ compilerOptions, include: ['*'] }))
    const { code, output } = await runCommand(tool('tsc'), ['-p', project], { cwd: home })
    if (code !== 0) problems.push(`types: ${output.trim()}`)
  }
  return problems
}
