import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { verdictOn } from './open-services.mjs'
import { runProgram, sourceOf } from './run-program.mjs'
import { runShellLines } from './run-shell-lines.mjs'

/**
 * Runs all blocks of a markdown file, from its first to its last, in one folder.
 *
 * @returns {Promise<{ problems: string[], programs: object[] }>} what was wrong, and the programs, for the compiler.
 */
export async function tryFile(file, pairs, folder, services) {
  const problems = []
  const state = join(folder, `state-${slugOf(file)}`)
  const programs = []
  const inOrder = pairs.toSorted((a, b) => a.block.line - b.block.line)
  for (const { block, entry } of inOrder) {
    const at = `${file}:${block.line}`
    if (block.kind === 'shell') {
      const found = await runShellLines(entry, block.code, folder, state)
      problems.push(...found.map((problem) => `${at}: ${problem}`))
      continue
    }
    if (entry.file) {
      await writeFile(join(folder, entry.file), block.code)
      continue
    }
    const verdict = verdictOn(at, entry)
    if (verdict.kind === 'fail') problems.push(verdict.message)
    if (verdict.kind === 'skip') console.error(verdict.message)
    if (verdict.kind !== 'run') continue
    try {
      const program = {
        name: `${slugOf(file)}-line-${block.line}`,
        source: await sourceOf(block, entry, services),
        isTyped: /^(m?ts|tsx|typescript)$/.test(block.language),
        standIns: Object.keys(entry.standIns ?? {}),
        entry,
      }
      programs.push(program)
      const problem = await runProgram(program, folder, services)
      if (problem) problems.push(`${at}: ${problem}`)
    } catch (error) {
      problems.push(`${at}: ${error.message}`)
    }
  }
  return { problems, programs }
}

const slugOf = (file) => file.replace(/\.md$/, '').replace(/\W+/g, '-')
