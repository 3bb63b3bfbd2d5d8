import { transform } from 'esbuild'
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { replaced } from './replaced.mjs'
import { runInNode } from './run-in-node.mjs'
import { runInPage } from './run-in-page.mjs'
import { runInTerminal } from './run-in-terminal.mjs'

/**
 * A block as a program: `before` and `after` are what a fragment leaves out, `replacing` turns an address of the text into one
 * that there is.
 */
export const sourceOf = ({ code }, { before = '', after = '', replacing }, services) =>
  replaced([before, code, after].join('\n'), replacing, services)

/** @returns {Promise<string | undefined>} what was wrong. */
export async function runProgram({ name, source, isTyped, entry }, folder, services) {
  for (const [module, text] of Object.entries(entry.standIns ?? {})) {
    // A module may be a part of its package: @tauri-apps/api/core.
    const [, packageName, part] = /^((?:@[^/]+\/)?[^/]+)(.*)$/.exec(module)
    const home = join(folder, 'node_modules', packageName)
    const manifest = { type: 'module', version: '0.0.0', exports: { [`.${part}`]: './index.js' } }
    await mkdir(home, { recursive: true })
    await writeFile(join(home, 'package.json'), JSON.stringify(manifest))
    await writeFile(join(home, 'index.js'), text)
  }
  const { code } = isTyped
    ? await transform(source, { loader: 'tsx', jsx: 'automatic' })
    : { code: source }
  const file = join(folder, `${name}.mjs`)
  await writeFile(file, code)
  if (entry.in === 'page') {
    const lab = await services.lab()
    const problem = await runInPage(entry, file, lab)
    if (problem === undefined) return undefined
    // Keys keep real time, which a busy machine disturbs: as in the lab, what fails is tried again, and said.
    console.error(`Tried again: ${file}, since ${problem}`)
    return runInPage(entry, file, lab)
  }
  return entry.in === 'terminal'
    ? runInTerminal(entry, file, folder)
    : runInNode(entry, file, folder)
}
