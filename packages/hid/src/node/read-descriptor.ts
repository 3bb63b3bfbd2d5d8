import { readdir, readFile } from 'node:fs/promises'
import { basename, join } from 'node:path'

/**
 * The report descriptor of a device, which node-hid does not give. Linux shows it while the kernel's driver holds the
 * device: for `/dev/hidrawN` under `/sys/class/hidraw`, for libusb's `1-2:1.0` under `/sys/bus/usb/devices`. On other
 * systems it is `undefined`.
 * @param sys folder of the system's files. Default `/sys`.
 */
export async function readDescriptor(path: string, sys = '/sys'): Promise<Uint8Array | undefined> {
  try {
    if (/^\/dev\/hidraw\d+$/.test(path)) {
      return await readFile(join(sys, 'class/hidraw', basename(path), 'device/report_descriptor'))
    }
    if (!/^[\d.-]+:[\d.]+$/.test(path)) return undefined
    const folder = join(sys, 'bus/usb/devices', path)
    const hid = (await readdir(folder)).find((name) =>
      /^[\dA-F]{4}(?::[\dA-F]{4}){2}\./i.test(name),
    )
    return hid === undefined ? undefined : await readFile(join(folder, hid, 'report_descriptor'))
  } catch {
    return undefined
  }
}
