import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from '../lib/root.mjs'
import { linesOf, runToEnd } from './run-to-end.mjs'
import { unlikeExpected } from './unlike-expected.mjs'

/** The commands of a shell block, without comments. */
export const commandsOf = (code) =>
  code
    .replace(/\\\n\s*/g, ' ')
    .split('\n')
    .map((line) => line.replace(/(^|\s+)#.*$/, '').trim())
    .filter((line) => line !== '')

/**
 * Runs the commands of a shell block, one after the other.
 *
 * Each has its own line in the entry: how it is run and what it prints (`{}`: anything, but it ends well), or
 * `{ ranBy: [file, text] }` where another test runs it, or `{ notRun: reason }`.
 *
 * @param {{ lines: Record<string, object> }} entry
 * @returns {Promise<string[]>} what was wrong.
 */
export async function runShellLines({ lines }, code, cwd, state) {
  const commands = commandsOf(code)
  const problems = Object.keys(lines)
    .filter((line) => !commands.includes(line))
    .map((line) => `the entry's line "${line}" is not in the block`)
  for (const command of commands) {
    const entry = lines[command]
    const problem = entry ? await problemOf(command, entry, cwd, state) : 'it is not in the entry'
    if (problem) problems.push(`${command}: ${problem}`)
  }
  return problems
}

async function problemOf(command, entry, cwd, state) {
  if (entry.notRun) return undefined
  if (entry.ranBy) return unrun(command, entry.ranBy)
  const { prints, shows, input, stops = false, code = 0, inClone = false, env = {} } = entry
  const isDone = (stdout) =>
    stops && (shows ? stdout.includes(shows) : linesOf(stdout).length >= prints.length)
  const result = await runToEnd('bash', ['-euo', 'pipefail', '-c', command], {
    ...{ cwd: inClone ? root : cwd, input, isDone },
    // Codes that another README used are not used here.
    env: { PATH: `${cwd}/node_modules/.bin:${process.env.PATH}`, XDG_STATE_HOME: state, ...env },
  })
  const said = `${result.stdout}${result.stderr}`
  if (result.problem) return `${result.problem}\n${said}`
  if (stops && !result.wasStopped) return `it ended by itself\n${said}`
  if (!stops && result.code !== code) return `it ended with ${result.code}\n${said}`
  if (shows && !said.includes(shows)) return `it never printed ${shows}\n${said}`
  return prints && unlikeExpected(linesOf(result.stdout), prints)
}

/** The test that is said to run a command has to name it. */
function unrun(command, [file, text]) {
  if (!command.includes(text)) return `it does not hold "${text}"`
  return readFileSync(join(root, file), 'utf8').includes(text)
    ? undefined
    : `${file} does not run "${text}"`
}
