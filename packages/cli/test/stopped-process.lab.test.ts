import { spawn, type ChildProcessWithoutNullStreams } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { open } from 'node:fs/promises'
import { setTimeout as rest } from 'node:timers/promises'
import { w1, w2 } from '@paycode/simulator/testing'
import { describeWith } from '../../../lab/describe-with.ts'
import { findProgram } from '../../../lab/find-program.ts'
import { spawnLeashed, type Leashed } from '../../../lab/spawn-leashed.ts'
import { temporaryFolder } from '../../../lab/temporary-folder.ts'
import { environment, lines, paycode } from './run-paycode.ts'
import { terminal } from './terminal.ts'

// How long the process is stopped, in ms. It is real time: longer than the minute that a code lives.
const stoppedMs = 70_000
/** Time for a program to start and open its input on a busy machine, in ms. */
const startMs = 5_000

/** Short forms of the outcome lines. */
const shorts = (output: string): unknown[] =>
  lines(output).map(({ reason, auth_code }) => reason ?? auth_code)

function start(command: string, args: readonly string[]) {
  const child: ChildProcessWithoutNullStreams = spawn(command, args, { env: environment })
  let stdout = ''
  child.stdout.setEncoding('utf8').on('data', (text: string) => (stdout += text))
  child.stderr.resume()
  const closed = once(child, 'close')
  return {
    child,
    async end(signal: NodeJS.Signals): Promise<unknown[]> {
      child.kill(signal)
      await closed
      return shorts(stdout)
    },
    async ended(): Promise<unknown[]> {
      await closed
      return shorts(stdout)
    },
  }
}

/** Stops the process for a while; one scan comes meanwhile and one afterwards. */
async function scannedWhileStopped(
  pid: number | undefined,
  scan: (code: string) => Promise<void> | void,
): Promise<void> {
  await rest(startMs)
  process.kill(pid ?? 0, 'SIGSTOP')
  await rest(500)
  await scan(w1)
  await rest(stoppedMs)
  process.kill(pid ?? 0, 'SIGCONT')
  await rest(2_500)
  await scan(w2)
  await rest(2_500)
}

describeWith(['socat'], 'what was scanned 70 s ago is never ready', () => {
  const folder = temporaryFolder()
  let near = ''
  let far = ''
  let cable: Leashed

  beforeAll(async () => {
    near = folder('near')
    far = folder('far')
    const ends = [near, far].map((link) => `pty,raw,echo=0,link=${link}`)
    cable = spawnLeashed(findProgram('socat') ?? '', ends)
    for (let tries = 0; tries < 500 && !existsSync(far); tries += 1) await rest(10)
  })

  afterAll(async () => {
    await cable.stop()
  })

  async function atTheTerminal(): Promise<string> {
    const till = terminal('/bin/sh', [
      '-c',
      `echo pid=$$; exec '${process.execPath}' '${paycode}' scan`,
    ])
    await till.shows('Scan the payment code')
    const pid = Number(/pid=(\d+)/.exec(till.screen())?.[1])
    await scannedWhileStopped(pid, (code) => till.type(`${code}\r`, 8))
    await till.interrupt()
    await till.exit()
    return till.screen()
  }

  async function onStdin(): Promise<unknown[]> {
    const { child, end } = start(process.execPath, [paycode, 'scan', '--input', 'stdin'])
    await scannedWhileStopped(child.pid, (code) => void child.stdin.write(`${code}\n`))
    return end('SIGINT')
  }

  async function onAPort(): Promise<unknown[]> {
    const { child, end } = start(process.execPath, [paycode, 'scan', '--input', `serial:${near}`])
    const gun = await open(far, 'w')
    await scannedWhileStopped(child.pid, async (code) => void (await gun.write(`${code}\r`)))
    await gun.close()
    return end('SIGINT')
  }

  async function inAPipe(): Promise<unknown[]> {
    const seconds = stoppedMs / 1_000
    const scan = `sleep ${seconds}; exec '${process.execPath}' '${paycode}' scan`
    const pipe = `(echo ${w1}; sleep ${seconds + startMs / 1_000}; echo ${w2}) | (${scan})`
    return start('/bin/sh', ['-c', pipe]).ended()
  }

  test('not at a terminal, on stdin, on a port of a process that stood still, nor in a pipe before its reader began', async () => {
    const [screen, stdin, port, pipe] = await Promise.all([
      atTheTerminal(),
      onStdin(),
      onAPort(),
      inAPipe(),
    ])
    expect(screen).toContain('1 ready, 1 refused')
    expect(screen).toMatch(/too late|waited/)
    expect({ stdin, port, pipe }).toEqual({
      stdin: ['expired', w2],
      port: ['expired', w2],
      pipe: ['expired', w2],
    })
  })
})
