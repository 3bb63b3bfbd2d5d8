import { spawn } from 'node:child_process'

/** On a busy machine a start takes seconds; past this a program hangs. */
export const patienceMs = 120_000

/**
 * Runs a command with its streams piped, to its end.
 *
 * @param {object} options
 * @param {string} [options.input] for stdin, which is closed after it.
 * @param {(stdout: string) => boolean} [options.isDone] Ends a program that has no end of its own: with SIGINT, as a person does.
 */
export function runToEnd(command, args, { cwd, env, input = '', isDone = () => false }) {
  return new Promise((resolve) => {
    // A process group of its own: what a shell line starts ends with it.
    const child = spawn(command, args, { cwd, env: { ...process.env, ...env }, detached: true })
    const result = { code: null, stdout: '', stderr: '', problem: undefined }
    const end = (signal) => {
      try {
        if (child.pid !== undefined) process.kill(-child.pid, signal)
      } catch {
        // It is gone.
      }
    }
    let wasStopped = false
    const impatient = setTimeout(() => {
      result.problem = `it did not end within ${patienceMs / 1000} s`
      end('SIGKILL')
    }, patienceMs)
    child.stdout.setEncoding('utf8').on('data', (text) => {
      result.stdout += text
      if (wasStopped || !isDone(result.stdout)) return
      wasStopped = true
      end('SIGINT')
    })
    child.stderr.setEncoding('utf8').on('data', (text) => (result.stderr += text))
    child.on('error', ({ message }) => (result.problem = message))
    child.on('close', (code) => {
      clearTimeout(impatient)
      resolve({ ...result, code, wasStopped })
    })
    // A program that wants no input may be gone before it is written.
    child.stdin.on('error', () => {})
    child.stdin.end(input)
  })
}

export const linesOf = (text) => text.split('\n').filter((line) => line.trim() !== '')
