import assert from 'node:assert/strict'
import { writeFileSync } from 'node:fs'
import { setTimeout as wait } from 'node:timers/promises'
import type { Rejection, Scan } from '@paycode/core'
import { hidScanner, type HidDevice, type HidScannerOptions } from '@paycode/hid/node'
import { keyboardProfile, keyReportsOf, reportsOf, scannerProfiles } from '@paycode/simulator'
import type { ScannerKind } from '@paycode/simulator'
import { inFull } from '../../../../lab/in-full.ts'
import {
  plugUhidScanner,
  plugUsbScanner,
  untilNoScanner,
} from '../../../../lab/vm/guest/plug-scanner.ts'
import type { UhidDevice } from '../../../../lab/vm/guest/uhid-device.ts'
import { until } from '../../../../lab/vm/guest/until.ts'
import type { UsbGadget } from '../../../../lab/vm/guest/usb-gadget.ts'
import type { After, Trials } from '../../../../lab/vm/trials.ts'

const w1 = '134567890123456789'
const w2 = '101122334455667788'
/** Reports within this time after the opening count as queued before it (`decodeHid`), in ms. */
const freshMs = 400

const codes = (count: number): string[] =>
  Array.from({ length: count }, (_, index) => `13456789012345${String(index).padStart(4, '0')}`)

/** A till that listens to all HID scanners of the machine. */
function till(after: After, options: HidScannerOptions = {}) {
  const input = hidScanner(options)
  const scans: Scan[] = []
  const rejections: Rejection[] = []
  const states: string[] = []
  let devices: readonly HidDevice[] = []
  const open = input.scans$.subscribe((scan) => scans.push(scan))
  open.add(input.rejections$.subscribe((rejection) => rejections.push(rejection)))
  open.add(input.status$.subscribe(({ state, problem }) => states.push(problem?.code ?? state)))
  open.add(input.devices$.subscribe((now) => (devices = now)))
  after(() => open.unsubscribe())
  return {
    ...{ input, scans, rejections, states },
    texts: () => scans.map(({ text }) => text),
    devices: () => devices,
    /** Waits until `count` scanners are open, and scans from then on count as fresh. */
    opened: async (count = 1) => {
      await until(() => devices.filter(({ status }) => status.state === 'open').length === count)
      await wait(freshMs)
    },
    close: () => open.unsubscribe(),
  }
}

const uhid = (after: After, kind: ScannerKind, serialNumber = ''): Promise<UhidDevice> =>
  plugUhidScanner(after, scannerProfiles[kind], serialNumber)

const gadget = (after: After, kind: ScannerKind, serialNumber: string): Promise<UsbGadget> => {
  const profile = scannerProfiles[kind]
  return plugUsbScanner(after, profile, { serialNumber, reportLength: profile.size })
}

async function read(device: UhidDevice, kind: ScannerKind, text: string): Promise<void> {
  for (const report of reportsOf(text, scannerProfiles[kind])) device.input(report)
  // A device of USB's full speed sends one report a millisecond at the most.
  await wait(1)
}

/**
 * A keyboard scanner with one report a millisecond by its own clock. Reports that a busy machine delays arrive in a
 * bunch.
 */
async function type(device: UhidDevice, text: string): Promise<void> {
  const startedAt = performance.now()
  for (const [index, report] of keyReportsOf(text).entries()) {
    const leftMs = startedAt + index - performance.now()
    if (leftMs > 0) await wait(leftMs)
    device.input(report)
  }
}

const inEachRun: Trials = {
  'reads a hundred scans back to back, none lost and none out of turn': async (after) => {
    const device = await uhid(after, 'honeywell')
    const at = till(after)
    await at.opened()
    for (const code of codes(100)) await read(device, 'honeywell', code)
    await until(() => at.scans.length >= 100).catch(() => {})
    assert.deepEqual(at.texts(), codes(100))
    assert.deepEqual(at.rejections, [])
    assert.equal(at.scans[0]?.symbology, 'code-128')
  },

  'reads a hundred scans through all of the USB drivers': async (after) => {
    const device = await gadget(after, 'honeywell', 'SN-GADGET')
    const at = till(after)
    await at.opened()
    for (const code of codes(100)) {
      for (const report of reportsOf(code, scannerProfiles.honeywell)) {
        writeFileSync(device.device, report)
      }
      await wait(1)
    }
    await until(() => at.scans.length >= 100).catch(() => {})
    assert.deepEqual(at.texts(), codes(100))
    assert.equal(at.devices()[0]?.id, '0c2e-0b61-SN-GADGET')
    device.unplug()
    await untilNoScanner()
  },

  'joins a long scan, and throws away the half of one that was unplugged': async (after) => {
    const long = 'A'.repeat(56) + 'B'.repeat(20)
    const at = till(after)
    const first = await uhid(after, 'honeywell', 'SN-1')
    await at.opened()
    await read(first, 'honeywell', long)
    await until(() => at.scans.length === 1)
    assert.deepEqual(at.texts(), [long])

    const [begun] = reportsOf(long, scannerProfiles.honeywell)
    first.input(begun ?? new Uint8Array())
    await wait(50)
    first.unplug()
    await until(() => at.devices().length === 0)
    const again = await uhid(after, 'honeywell', 'SN-1')
    await at.opened()
    await read(again, 'honeywell', w1)
    await until(() => at.scans.length === 2)
    assert.deepEqual(at.texts(), [long, w1])
    assert.deepEqual(
      at.rejections.map(({ reason }) => reason),
      ['incomplete'],
    )
    // With a serial number it is the same scanner as before.
    assert.equal(at.scans[0]?.source.id, at.scans[1]?.source.id)
  },

  'distinguishes two scanners of the same kind': async (after) => {
    const at = till(after)
    const left = await uhid(after, 'newland')
    await at.opened(1)
    const right = await uhid(after, 'newland')
    await at.opened(2)
    await read(left, 'newland', w1)
    await until(() => at.scans.length === 1)
    await read(right, 'newland', w2)
    await until(() => at.scans.length === 2)
    const [one, other] = at.scans.map(({ source }) => source.id)
    assert.deepEqual(at.texts(), [w1, w2])
    assert.notEqual(one, other)
    // Halves of scans from two scanners must not be joined.
    const long = 'A'.repeat(56) + 'B'.repeat(20)
    const [begun = new Uint8Array()] = reportsOf(long, scannerProfiles.newland)
    const [, ended = new Uint8Array()] = reportsOf(long, scannerProfiles.newland)
    left.input(begun)
    await wait(1)
    right.input(ended)
    await wait(1500)
    assert.ok(!at.texts().includes(long))
  },

  'drops what was scanned before it was opened': async (after) => {
    const device = await uhid(after, 'honeywell')
    const at = till(after)
    await until(() => device.openings() > 0)
    // Reports that a scanner or the system kept arrive at the opening.
    await read(device, 'honeywell', w1)
    await at.opened()
    await read(device, 'honeywell', w2)
    await until(() => at.scans.length > 0)
    assert.deepEqual(at.texts(), [w2])
    assert.deepEqual(
      at.rejections.map(({ reason }) => reason),
      ['stale-input'],
    )
  },

  'asks a scanner to sound and to read, and switches one to HID POS': async (after) => {
    const device = await uhid(after, 'honeywell')
    const at = till(after)
    await at.opened()
    assert.equal(await at.input.send('beep-good'), 'sent')
    await until(() => device.received.some(([id]) => id === 4))
    // Feature report 254 with value 1 switches it to HID POS.
    assert.ok(device.received.some(([id, first]) => id === 254 && first === 1))
  },

  'says what to do about a scanner in keyboard mode, or reads its scans and makes no other text of them':
    async (after) => {
      const device = await plugUhidScanner(after, keyboardProfile)
      const closed = till(after)
      await until(() => closed.states.includes('keyboard-mode'))
      closed.close()

      const at = till(after, { readKeyboards: true })
      await at.opened()
      for (const code of codes(100)) {
        await type(device, code)
        await wait(100)
      }
      await until(() => at.scans.length + at.rejections.length >= 100).catch(() => {})
      // If the machine stopped during a key for as long as a finger presses one, the scan is refused: at most three in a hundred.
      assert.equal(at.scans.length + at.rejections.length, 100)
      assert.ok(at.scans.length >= 97, `${at.scans.length} of 100 were read.`)
      const wereRead = new Set(at.texts())
      assert.deepEqual(
        at.texts(),
        codes(100).filter((code) => wereRead.has(code)),
      )
    },
}

const onlyInFull: Trials = {
  'reads every layout by the descriptor from the kernel': async (after) => {
    for (const kind of ['honeywell', 'zebra', 'newland', 'plain'] as const) {
      const device = await uhid(after, kind)
      const at = till(after)
      await at.opened()
      await read(device, kind, w1)
      await until(() => at.scans.length > 0)
      assert.deepEqual(at.texts(), [w1], kind)
      at.close()
      device.unplug()
      await untilNoScanner()
    }
  },

  'survives a USB scanner that is torn out and put back, again and again': async (after) => {
    const at = till(after)
    for (const [round, code] of codes(3).entries()) {
      const device = await gadget(after, 'honeywell', 'SN-GADGET')
      await at.opened()
      for (const report of reportsOf(code, scannerProfiles.honeywell)) {
        writeFileSync(device.device, report)
      }
      await until(() => at.scans.length === round + 1)
      device.unplug()
      await until(() => at.devices().length === 0)
    }
    assert.deepEqual(at.texts(), codes(3))
    assert.equal(at.states.at(-1), 'no-scanner')
  },
}

export const trials: Trials = inFull ? { ...inEachRun, ...onlyInFull } : inEachRun
