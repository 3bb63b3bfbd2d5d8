import { once } from 'node:events'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { spawnLeashed } from '../spawn-leashed.ts'
import { debianKernel } from './kernel.ts'
import { writeInitramfs } from './initramfs.ts'
import { machineArguments, type Machine } from './machine-arguments.ts'

export interface VmOptions extends Machine {
  /** Lines of a shell, run as root in the guest, whose files are this machine's at the same paths. */
  readonly command: string
  /** Where it starts. Default: this process's folder. */
  readonly cwd?: string
  /** How long all may take, in ms, the start of the machine (5 to 15 s) included. Default two minutes. */
  readonly timeoutMs?: number
  /** Runs udevd, from whose events browsers know of devices. Default false. */
  readonly udev?: boolean
  /** The command takes the machine down with it, as a loss of power does: no exit code is expected. Default false. */
  readonly losesPower?: boolean
  /** The output as it comes. */
  readonly onOutput?: (text: string) => void
}

export interface VmResult {
  /** Of the command; undefined where the machine lost its power before it ended. */
  readonly exitCode: number | undefined
  /** What the command wrote, on both of its outputs. */
  readonly output: string
}

/**
 * Runs a command in a small virtual machine (QEMU, software emulation) with Debian's kernel, which has what a container or a
 * small machine has not: virtual HID devices, USB gadgets, a disk that can lose its power. The guest sees this machine's files
 * and writes to none of them.
 * @throws Error when the machine does not start or runs out of time, with what it said last.
 */
export async function runInVm(options: VmOptions): Promise<VmResult> {
  const kernel = await debianKernel()
  const folder = await mkdtemp(join(tmpdir(), 'paycode-vm-'))
  try {
    await writeInitramfs(kernel, join(folder, 'initramfs'))
    await writeFile(join(folder, 'command'), commandFile(options))
    const output = await listen(join(folder, 'output.socket'), options.onOutput)
    const isLate = await runMachine(machineArguments(kernel, folder, options), folder, options)
    await output.close()
    const said = async (name: string): Promise<string | undefined> =>
      readFile(join(folder, name), 'utf8').catch(() => undefined)
    const exitCode = await said('exit-code')
    if (isLate || (exitCode === undefined && !options.losesPower)) {
      const last = [await said('errors'), await said('console'), output.text()]
      throw new Error(
        [
          `The virtual machine ${isLate ? 'ran out of time' : 'ended early'}. It said last:`,
          ...last.map((text) => text?.slice(-2000)),
        ].join('\n'),
      )
    }
    return {
      exitCode: exitCode === undefined ? undefined : Number(exitCode),
      output: output.text(),
    }
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

/** Whether it had to be stopped. */
async function runMachine(
  args: readonly string[],
  folder: string,
  { timeoutMs = 120_000 }: VmOptions,
): Promise<boolean> {
  const program = ['-c', 'exec "$@" 2>"$0"', join(folder, 'errors'), 'qemu-system-x86_64']
  const machine = spawnLeashed('/bin/sh', [...program, ...args])
  let isLate = false
  const timer = setTimeout(() => {
    isLate = true
    void machine.stop()
  }, timeoutMs)
  // Nothing is announced; the end of it is the machine's.
  machine.announcements.resume()
  await once(machine.announcements, 'end')
  clearTimeout(timer)
  await machine.stop()
  return isLate
}

/** What a login would bring, and the command. */
function commandFile({ command, cwd = process.cwd(), udev = false }: VmOptions): string {
  return [
    `export PATH=${shellWord(process.env['PATH'] ?? '/usr/bin:/bin')} HOME=/run/home PAYCODE_VM=1`,
    'mkdir -p "$HOME"',
    ...(udev ? ['/lib/systemd/systemd-udevd --daemon'] : []),
    `cd ${shellWord(cwd)} || exit 125`,
    command,
    '',
  ].join('\n')
}

const shellWord = (text: string): string => `'${text.replaceAll("'", `'\\''`)}'`

async function listen(path: string, onOutput?: (text: string) => void) {
  let text = ''
  const server = createServer((socket) => {
    socket.setEncoding('utf8').on('data', (chunk: string) => {
      text += chunk
      onOutput?.(chunk)
    })
  })
  server.listen(path)
  await once(server, 'listening')
  return {
    text: () => text,
    close: async () => {
      const closed = once(server, 'close')
      server.close()
      await closed
    },
  }
}
