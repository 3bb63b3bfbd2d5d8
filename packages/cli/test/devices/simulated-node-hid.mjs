// Replaces node-hid in a child process by a simulated bus. From the first list of devices on it plays the story in
// PAYCODE_TEST_HID, a list of [ms after the last, plug | scan | unplug | replug, name, what]. If PAYCODE_TEST_HID_PRODUCT
// is set, all devices have that product name.
import { setTimeout } from 'node:timers/promises'
import { simulatedHidBus } from '@paycode/simulator'

const bus = simulatedHidBus()
const hid = await bus.node.load()
const scanners = new Map()
const rest = (ms) => setTimeout(ms, undefined, { ref: false })

/** Scans when the device is open, and reports no longer count as queued before the opening. */
async function scan(name, text) {
  while (!scanners.get(name).isOpen) await rest(20)
  await rest(400)
  scanners.get(name).scan(text)
}

const acts = {
  plug: (name, options) => scanners.set(name, bus.plug(options)),
  scan,
  unplug: (name) => scanners.get(name).unplug(),
  replug: (name) => scanners.get(name).replug(),
}

/** Plays a story. Its steps without a pause are done before the first list. */
async function play(story) {
  for (const [ms, act, ...args] of story) {
    if (ms > 0) await rest(ms)
    const done = acts[act](...args)
    if (act === 'scan') await done
  }
}

let running
export async function devicesAsync() {
  running ??= play(JSON.parse(process.env.PAYCODE_TEST_HID))
  const product = process.env.PAYCODE_TEST_HID_PRODUCT
  const devices = await hid.devicesAsync()
  return product === undefined ? devices : devices.map((device) => ({ ...device, product }))
}
export const { HIDAsync, setDriverType } = hid
