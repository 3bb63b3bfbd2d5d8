import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'

/** A process of plain Node which has a program on its leash, and the number of that program. */
async function startHolder(): Promise<{ holder: ChildProcess; program: number }> {
  const loader = join(__dirname, '..', 'read-typescript.mjs')
  const holder = spawn(
    process.execPath,
    ['--import', loader, join(__dirname, 'leash-holder.mjs')],
    { stdio: ['pipe', 'pipe', 'inherit'] },
  )
  const [line] = await once(holder.stdout, 'data')
  return { holder, program: Number(String(line)) }
}

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch {
    return false
  }
}

async function untilEnded(pid: number): Promise<void> {
  while (isRunning(pid)) await delay(10)
}

describe('a program on a leash', () => {
  test('ends when the process that holds it is killed', async () => {
    const { holder, program } = await startHolder()
    expect(isRunning(program)).toBe(true)
    holder.kill('SIGKILL')
    await untilEnded(program)
    expect(isRunning(program)).toBe(false)
  }, 20_000)

  test('ends when it is stopped, and lets its holder end', async () => {
    const { holder, program } = await startHolder()
    const ended = once(holder, 'exit')
    holder.stdin!.end('stop')
    expect(await ended).toEqual([0, null])
    expect(isRunning(program)).toBe(false)
  }, 20_000)

  test('does not keep its holder from ending', async () => {
    const { holder, program } = await startHolder()
    const ended = once(holder, 'exit')
    holder.stdin!.end()
    expect(await ended).toEqual([0, null])
    await untilEnded(program)
    expect(isRunning(program)).toBe(false)
  }, 20_000)
})
