import assert from 'node:assert/strict'
import { spawn, type SpawnOptions } from 'node:child_process'
import { once } from 'node:events'
import {
  appendFileSync,
  createReadStream,
  mkdtempSync,
  readdirSync,
  readlinkSync,
  readFileSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { keyboardProfile, keyReportsOf, reportsOf, scannerProfiles } from '@paycode/simulator'
import { inFull } from '../../../../lab/in-full.ts'
import {
  plugUhidScanner,
  plugUsbScanner,
  untilNoScanner,
} from '../../../../lab/vm/guest/plug-scanner.ts'
import { until } from '../../../../lab/vm/guest/until.ts'
import { plugUsbGadget, type UsbGadget } from '../../../../lab/vm/guest/usb-gadget.ts'
import type { After, Trials } from '../../../../lab/vm/trials.ts'

const paycode = join(import.meta.dirname, '../../bin/paycode.js')
const w1 = '134567890123456789'
const w2 = '101122334455667788'
/** Input within this time after the opening counts as queued before it, in ms. */
const freshMs = 1_000
/** How long the process is stopped, in ms: longer than the minute that a code lives. */
const stoppedMs = 70_000
const nobody = 65_534

const codes = (count: number): string[] =>
  Array.from({ length: count }, (_, index) => `13456789012345${String(index).padStart(4, '0')}`)

/** Runs the built command. */
function run(after: After, args: readonly string[], options: SpawnOptions = {}) {
  const child = spawn(process.execPath, [paycode, ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, PAYCODE_LEDGER: 'memory' },
    ...options,
  })
  after(() => child.kill('SIGKILL'))
  const heard = { out: '', error: '' }
  child.stdout?.setEncoding('utf8').on('data', (text: string) => (heard.out += text))
  child.stderr?.setEncoding('utf8').on('data', (text: string) => (heard.error += text))
  return {
    lines: (): Record<string, unknown>[] =>
      heard.out
        .split('\n')
        .filter((line) => line !== '')
        .map((line) => JSON.parse(line)),
    heard,
    /** Waits until a device whose path begins so is open, and its input from then on counts as fresh. */
    opened: async (path: string): Promise<void> => {
      await until(() => openFiles(child.pid).some((file) => file.startsWith(path)))
      await wait(freshMs)
    },
    signal: (name: NodeJS.Signals): boolean => child.kill(name),
    stop: async (): Promise<number | null> => {
      const gone = once(child, 'close')
      child.kill('SIGINT')
      const [code] = await gone
      return code
    },
    ended: async (): Promise<number | null> => (await once(child, 'close'))[0],
  }
}

function openFiles(process: number | undefined): string[] {
  const folder = `/proc/${process}/fd`
  return readdirSync(folder).flatMap((name) => {
    try {
      return readlinkSync(join(folder, name))
    } catch {
      // The file was closed meanwhile.
      return []
    }
  })
}

/** A USB serial scanner, which sends each code with a carriage return. */
async function plugSerialScanner(after: After): Promise<UsbGadget> {
  const device = await plugUsbGadget({
    ...{ product: 'Serial scanner', vendorId: 0x0c2e, productId: 0x0b6a, serialNumber: 'SN-S' },
    interface: { kind: 'serial' },
  })
  after(device.unplug)
  return device
}

const inEachRun: Trials = {
  'scan --input hid has a hundred scans back to back ready, in order': async (after) => {
    const device = await plugUhidScanner(after, scannerProfiles.honeywell, 'SN-1')
    const scan = run(after, ['scan', '--input', 'hid'])
    await scan.opened('/dev/hidraw')
    for (const code of codes(100)) {
      for (const report of reportsOf(code, scannerProfiles.honeywell)) device.input(report)
      await wait(1)
    }
    await until(() => scan.lines().length === 100)
    assert.deepEqual(
      scan.lines().map(({ status, auth_code }) => [status, auth_code]),
      codes(100).map((code) => ['ready', code]),
    )
    assert.equal(await scan.stop(), 0)
  },

  'scan --input hid has nothing ready that was scanned while it stood still': async (after) => {
    const device = await plugUhidScanner(after, scannerProfiles.honeywell, 'SN-1')
    const scan = run(after, ['scan', '--input', 'hid'])
    await scan.opened('/dev/hidraw')
    await wait(freshMs)
    const send = (code: string): void => {
      for (const report of reportsOf(code, scannerProfiles.honeywell)) device.input(report)
    }
    scan.signal('SIGSTOP')
    await wait(500)
    send(w1)
    await wait(stoppedMs)
    scan.signal('SIGCONT')
    await until(() => scan.lines().length === 1)
    await wait(2 * freshMs)
    send(w2)
    await until(() => scan.lines().length === 2)
    assert.deepEqual(
      scan.lines().map(({ reason, auth_code }) => reason ?? auth_code),
      ['expired', w2],
    )
    assert.equal(await scan.stop(), 0)
  },
}

/** Key presses of a keyboard that other programs get: read from its event device, as a desktop does. */
async function pressesSeenByOthers(after: After, product: string) {
  const nameOf = (event: string): string =>
    readFileSync(`/sys/class/input/${event}/device/name`, 'utf8')
  const find = (): string | undefined =>
    readdirSync('/sys/class/input').find(
      (name) => name.startsWith('event') && nameOf(name).includes(product),
    )
  await until(() => find() !== undefined)
  let count = 0
  const stream = createReadStream(`/dev/input/${find()}`)
  // struct input_event: two longs of time, then type, code, value; a press has type 1 and value 1.
  stream.on('data', (bytes) => {
    const events = Buffer.from(bytes)
    for (let at = 0; at + 24 <= events.length; at += 24) {
      if (events.readUInt16LE(at + 16) === 1 && events.readInt32LE(at + 20) === 1) count += 1
    }
  })
  // It ends when the kernel's driver loses the device.
  stream.on('error', () => {})
  await once(stream, 'open')
  after(() => stream.destroy())
  return { count: () => count }
}

const onlyInFull: Trials = {
  'scan --input serial reads a USB serial scanner that is torn out in the middle of a code': async (
    after,
  ) => {
    await untilNoScanner()
    const device = await plugSerialScanner(after)
    const scan = run(after, ['scan', '--input', 'serial:/dev/ttyACM0'])
    await scan.opened('/dev/ttyACM')
    appendFileSync(device.device, `${w1}\r`)
    await until(() => scan.lines().length === 1)
    appendFileSync(device.device, w2.slice(0, 9))
    await wait(500)
    device.unplug()
    await until(() => scan.lines().length === 2)
    const again = await plugSerialScanner(after)
    await scan.opened('/dev/ttyACM')
    appendFileSync(again.device, `${w2}\r`)
    await until(() => scan.lines().some(({ auth_code }) => auth_code === w2))
    assert.deepEqual(
      scan.lines().map(({ status, reason, auth_code }) => reason ?? [status, auth_code]),
      [['ready', w1], 'incomplete', ['ready', w2]],
    )
    assert.equal(await scan.stop(), 0)
  },

  'scan --exclusive keeps what a scanner types from every other program': async (after) => {
    await untilNoScanner()
    const device = await plugUsbScanner(after, keyboardProfile, {
      ...{ serialNumber: 'SN-K', reportLength: 8, protocol: 1 },
    })
    const type = async (pauseMs: number): Promise<void> => {
      for (const report of keyReportsOf(w1)) {
        writeFileSync(device.device, report)
        if (pauseMs > 0) await wait(pauseMs)
      }
    }
    const others = await pressesSeenByOthers(after, keyboardProfile.product)
    // A program that reads events late loses some: the kernel keeps 64 for each.
    await type(5)
    await until(() => others.count() === w1.length + 1)

    const scan = run(after, ['scan', '--input', 'hid', '--read-keyboards', '--exclusive'])
    await scan.opened('/dev/bus/usb')
    const isRead = (): boolean => scan.lines().some(({ auth_code }) => auth_code === w1)
    // A loaded machine may tear a scan, also into pieces too short to be reported.
    for (let tries = 1; tries <= 10 && !isRead(); tries += 1) {
      await type(0)
      await until(isRead, 5_000).catch(() => {})
    }
    assert.ok(isRead())
    assert.equal(others.count(), w1.length + 1)
    assert.equal(await scan.stop(), 0)
  },

  'devices lists what is plugged in': async (after) => {
    await plugUhidScanner(after, scannerProfiles.honeywell, 'SN-1')
    const devices = run(after, ['devices'])
    await devices.ended()
    assert.match(devices.heard.out, /0c2e/i)
    assert.match(devices.heard.out, /SN-1/)
  },

  'doctor shows a user without permission what to do': async (after) => {
    await plugUhidScanner(after, scannerProfiles.honeywell, 'SN-1')
    const home = mkdtempSync(join(tmpdir(), 'nobody-'))
    const doctor = run(after, ['doctor'], {
      ...{ uid: nobody, gid: nobody, cwd: '/', env: { PATH: process.env['PATH'], HOME: home } },
    })
    assert.equal(await doctor.ended(), 1)
    const said = doctor.heard.out + doctor.heard.error
    assert.match(said, /permission-denied/)
    assert.match(said, /udev/)
  },

  'scan --input serial has a hundred scans in one go ready, in order': async (after) => {
    const device = await plugSerialScanner(after)
    const scan = run(after, ['scan', '--input', 'serial:/dev/ttyACM0'])
    await scan.opened('/dev/ttyACM')
    appendFileSync(
      device.device,
      codes(100)
        .map((code) => `${code}\r`)
        .join(''),
    )
    await until(() => scan.lines().length === 100)
    assert.deepEqual(
      scan.lines().map(({ status, auth_code }) => [status, auth_code]),
      codes(100).map((code) => ['ready', code]),
    )
    assert.equal(await scan.stop(), 0)
  },
}

export const trials: Trials = inFull ? { ...inEachRun, ...onlyInFull } : inEachRun
