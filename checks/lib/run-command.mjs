import { spawn } from 'node:child_process'
import { root } from './root.mjs'

/**
 * Runs a command to its end. A code other than 0 is an answer, not an error; `null` when it did not start.
 *
 * @param {string} command
 * @param {readonly string[]} args
 * @param {{ cwd?: string, input?: string, env?: Record<string, string> }} [options] `input` goes to stdin, which is empty else.
 * @returns {Promise<{ code: number | null, stdout: string, stderr: string, output: string }>} `output` is both, as they came.
 */
export function runCommand(command, args, options = {}) {
  const { cwd = root, input = '', env } = options
  return new Promise((resolve) => {
    const child = spawn(command, args, { cwd, env: { ...process.env, ...env } })
    const result = { code: null, stdout: '', stderr: '', output: '' }
    for (const name of ['stdout', 'stderr']) {
      child[name].setEncoding('utf8').on('data', (text) => {
        result[name] += text
        result.output += text
      })
    }
    child.on('error', ({ message }) => resolve({ ...result, output: message }))
    child.on('close', (code) => resolve({ ...result, code }))
    // A command that wants no input may be gone before it is written.
    child.stdin.on('error', () => {})
    child.stdin.end(input)
  })
}

/** The same, but a code other than 0 throws what was said. */
export async function mustRun(command, args, options) {
  const result = await runCommand(command, args, options)
  if (result.code !== 0) {
    throw new Error(`${command} ${args.join(' ')} ended with ${result.code}\n${result.output}`)
  }
  return result
}
