import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'

/** The committed command, which loads the built files. */
export const paycode: string = join(__dirname, '..', 'bin', 'paycode.js')

/** An environment with English, without colours, and without the machine's settings and used codes. */
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
  // A command that ends early closes its input, which is allowed.
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
