import assert from 'node:assert/strict'
import { closeSync, constants, openSync, readdirSync, readSync, writeFileSync } from 'node:fs'
import { plugUhidDevice } from '../../vm/guest/uhid-device.ts'
import { until } from '../../vm/guest/until.ts'
import { plugUsbGadget } from '../../vm/guest/usb-gadget.ts'
import type { Trials } from '../../vm/trials.ts'

/** One input report of four bytes with the id 2, and an output report of one with the id 4: usage page of the vendor's own. */
const descriptor = Uint8Array.from([
  ...[0x06, 0x00, 0xff, 0x09, 0x01, 0xa1, 0x01, 0x15, 0x00, 0x26, 0xff, 0x00, 0x75, 0x08],
  ...[0x85, 0x02, 0x95, 0x04, 0x09, 0x01, 0x81, 0x02],
  ...[0x85, 0x04, 0x95, 0x01, 0x09, 0x02, 0x91, 0x02, 0xc0],
])
const ids = { vendorId: 0x0c2e, productId: 0x0b61 }

export const trials: Trials = {
  'a device made by uhid sends and receives reports, and can be unplugged': async (after) => {
    const device = await plugUhidDevice({
      ...{ ...ids, name: 'Uhid', serialNumber: 'SN-1', descriptor },
    })
    after(device.unplug)
    const file = await openWhenThere('hidraw')
    await until(() => device.openings() === 1)
    device.input(Uint8Array.from([2, 10, 20, 30, 40]))
    assert.deepEqual(await read(file, 5), [2, 10, 20, 30, 40])
    writeFileSync(file, Uint8Array.from([4, 1]))
    await until(() => device.received.length > 0)
    assert.deepEqual(
      device.received.map((report) => [...report]),
      [[4, 1]],
    )
    closeSync(file)
    device.unplug()
    await until(() => !readdirSync('/dev').some((name) => name.startsWith('hidraw')))
  },

  'a USB device passes through the kernel’s own USB drivers': async (after) => {
    const device = await plugUsbGadget({
      ...{ ...ids, product: 'Gadget', serialNumber: 'SN-2' },
      interface: { kind: 'hid', descriptor, reportLength: 5 },
    })
    after(device.unplug)
    const file = await openWhenThere('hidraw')
    writeFileSync(device.device, Uint8Array.from([2, 1, 2, 3, 4]))
    assert.deepEqual(await read(file, 5), [2, 1, 2, 3, 4])
    closeSync(file)
    device.unplug()
    await until(() => !readdirSync('/dev').some((name) => name.startsWith('hidraw')))
  },

  'a USB serial device says what it is told to': async (after) => {
    const device = await plugUsbGadget({
      ...{ ...ids, product: 'Serial', serialNumber: 'SN-3', interface: { kind: 'serial' } },
    })
    after(device.unplug)
    const file = await openWhenThere('ttyACM')
    writeFileSync(device.device, 'abcd\n')
    assert.deepEqual(await read(file, 5), [...Buffer.from('abcd\n')])
    closeSync(file)
  },
}

async function openWhenThere(prefix: string): Promise<number> {
  await until(() => readdirSync('/dev').some((name) => name.startsWith(prefix)))
  const name = readdirSync('/dev').find((entry) => entry.startsWith(prefix))
  return openSync(`/dev/${name}`, constants.O_RDWR | constants.O_NONBLOCK | constants.O_NOCTTY)
}

async function read(file: number, length: number): Promise<number[]> {
  const bytes = Buffer.alloc(length)
  let got = 0
  await until(() => {
    try {
      got += readSync(file, bytes, got, length - got, null)
    } catch {
      // Nothing there yet.
    }
    return got === length
  })
  return [...bytes]
}
