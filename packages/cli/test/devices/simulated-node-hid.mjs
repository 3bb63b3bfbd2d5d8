// Stands in for node-hid in a child process: a simulated bus on which happens what PAYCODE_TEST_HID says, a list of
// [ms after the last, plug | scan | unplug | replug, name, what], from the first look at the devices on. All devices have the product name PAYCODE_TEST_HID_PRODUCT, where that is set.
import { setTimeout } from 'node:timers/promises'
import { simulatedHidBus } from '@paycode/simulator'

const bus = simulatedHidBus()
const hid = await bus.node.load()
const scanners = new Map()
const rest = (ms) => setTimeout(ms, undefined, { ref: false })

/** A scan waits until it is listened to, and what is queued before that is old. */
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

/** What needs no rest is there at the first look. */
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
