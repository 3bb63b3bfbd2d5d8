import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { open } from 'node:fs/promises'
import { setTimeout as rest } from 'node:timers/promises'
import { w1 } from '@paycode/simulator/testing'
import { describeWith } from '../../../../lab/describe-with.ts'
import { findProgram } from '../../../../lab/find-program.ts'
import { spawnLeashed, type Leashed } from '../../../../lab/spawn-leashed.ts'
import { temporaryFolder } from '../../../../lab/temporary-folder.ts'
import { environment, lines, paycode, runPaycode } from '../run-paycode.ts'

async function until(isSo: () => boolean): Promise<void> {
  for (let tries = 0; tries < 2_000 && !isSo(); tries += 1) await rest(10)
}

describeWith(['socat'], 'paycode on a pseudo-terminal', () => {
  const folder = temporaryFolder()
  let near = ''
  let far = ''
  let cable: Leashed

  beforeAll(async () => {
    near = folder('near')
    far = folder('far')
    const ends = [near, far].map((link) => `pty,raw,echo=0,link=${link}`)
    cable = spawnLeashed(findProgram('socat') ?? '', ends)
    await until(() => existsSync(near) && existsSync(far))
  })

  afterAll(async () => {
    await cable.stop()
  })

  /** Runs `paycode` on one end of the line, and scans at the other as soon as the port is open. */
  async function scanned(
    args: readonly string[],
    isEnough: (output: string) => boolean,
  ): Promise<string> {
    const child = spawn(process.execPath, [paycode, ...args], { env: environment })
    let [stdout, all, isTold] = ['', '', false]
    const hear = (text: string): void => {
      all += text
      if (isEnough(all) && !isTold) isTold = child.kill('SIGINT')
    }
    child.stdout.setEncoding('utf8').on('data', (text: string) => (stdout += text))
    for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', hear)
    const closed = once(child, 'close')
    await until(() => all.includes('Scan'))
    // Waits until the port is open, and later bytes no longer count as queued before it.
    await rest(1_500)
    const gun = await open(far, 'w')
    await gun.write(`${w1}\r`)
    await closed
    await gun.close()
    return stdout
  }

  test('scan --input serial:PATH', async () => {
    const stdout = await scanned(['scan', '--input', `serial:${near}`, '--once'], () => false)
    expect(lines(stdout)).toMatchObject([{ status: 'ready', auth_code: w1, input: 'serial' }])
  })

  test('record --input serial:PATH', async () => {
    const file = folder('trace.ndjson')
    await scanned(['record', file, '--input', `serial:${near}`], (output) =>
      /\d events/.test(output),
    )
    const { stdout } = await runPaycode(['replay', file])
    expect(lines(stdout)).toMatchObject([{ status: 'ready', auth_code: w1, input: 'serial' }])
  })
})
