import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'

/** The command as it is committed; it loads what was built. */
export const paycode: string = join(__dirname, '..', 'bin', 'paycode.js')

/** English, no colours, nothing of the machine's own settings, nor of its used codes. */
export const environment: Record<string, string> = {
  PATH: process.env['PATH'] ?? '',
  LC_ALL: 'C.UTF-8',
  NO_COLOR: '1',
  TERM: 'xterm-256color',
  PAYCODE_LEDGER: 'memory',
}

export interface Run {
  readonly code: number | null
  readonly stdout: string
  readonly stderr: string
}

/** Runs `paycode` with its streams piped. */
export async function runPaycode(
  args: readonly string[],
  options: { stdin?: string | Buffer; env?: Record<string, string> } = {},
): Promise<Run> {
  const child = spawn(process.execPath, [paycode, ...args], {
    env: { ...environment, ...options.env },
  })
  let stdout = ''
  let stderr = ''
  child.stdout.setEncoding('utf8').on('data', (text: string) => (stdout += text))
  child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text))
  // A command that ends early closes its input: that is its right.
  child.stdin.on('error', () => {})
  child.stdin.end(options.stdin ?? '')
  const [code] = (await once(child, 'close')) as [number | null]
  return { code, stdout, stderr }
}

/** The NDJSON lines of an output. */
export const lines = (output: string): Record<string, unknown>[] =>
  output
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Record<string, unknown>)
