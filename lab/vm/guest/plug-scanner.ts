import { readdirSync } from 'node:fs'
import type { After } from '../trials.ts'
import { until } from './until.ts'
import { plugUhidDevice, type UhidDevice } from './uhid-device.ts'
import { plugUsbGadget, type UsbGadget } from './usb-gadget.ts'

/** What a kind of scanner is, as far as its plugging in goes. */
export interface PluggedProfile {
  readonly vendorId: number
  readonly productId: number
  readonly product: string
  readonly descriptor: Uint8Array
}

/** A scanner by uhid, pulled out again when the trial is over. */
export async function plugUhidScanner(
  after: After,
  { product: name, vendorId, productId, descriptor }: PluggedProfile,
  serialNumber = '',
): Promise<UhidDevice> {
  const device = await plugUhidDevice({ name, vendorId, productId, descriptor, serialNumber })
  after(device.unplug)
  return device
}

/** The same as a whole USB device. `protocol` 1 is a boot keyboard. */
export async function plugUsbScanner(
  after: After,
  { product, vendorId, productId, descriptor }: PluggedProfile,
  about: { serialNumber: string; reportLength: number; protocol?: number },
): Promise<UsbGadget> {
  const { serialNumber, ...reports } = about
  const device = await plugUsbGadget({
    ...{ product, vendorId, productId, serialNumber },
    interface: { kind: 'hid', descriptor, ...reports },
  })
  after(device.unplug)
  return device
}

/** Until the kernel has let go of all of them. */
export const untilNoScanner = (): Promise<void> =>
  until(() => !readdirSync('/dev').some((name) => name.startsWith('hidraw')))
