import { type ScannerInput } from '@paycode/core'
import { checkOptionNames, type SerialEvent } from '@paycode/core/adapter'
import type { Observable } from 'rxjs'
import {
  serialEventsOf,
  serialInput,
  serialInputNames,
  type SerialInputOptions,
} from '../serial-input.ts'
import {
  checkUsbPort,
  lineSettings,
  usbPortNames,
  type SerialPlatform,
} from '../serial-platform.ts'
import { listPorts, nodePlatform, type PortChoice } from './node-platform.ts'
import type { ListedPort, SerialLibrary } from './serialport.ts'

export type SerialScannerOptions = SerialInputOptions &
  PortChoice & {
    /** Loads serialport. Default: the package of that name. Called at the first use. */
    readonly load?: () => Promise<SerialLibrary>
  }

const names = { ...serialInputNames, path: true, usb: true, load: true }

const loadSerialport = (): Promise<SerialLibrary> => import('serialport')

/**
 * A scanner on a serial port or virtual COM port, read by serialport. It is found by `path`, or by the ids of its USB
 * device; with ids it may come back under another path. A missing port is waited for, and an unplugged one is opened again
 * when it is back. A fault is a status with its cure, never an error.
 * @throws {TypeError} when an option is unknown or out of range.
 */
export const serialScanner = (options: SerialScannerOptions): ScannerInput =>
  serialInput(platformOf('serialScanner', options), options)

/**
 * The bytes of the port before any decoder has read them, for recordings. It opens the port as `serialScanner` does.
 * @throws {TypeError} when an option is unknown or out of range.
 */
export const serialEvents = (options: SerialScannerOptions): Observable<SerialEvent> =>
  serialEventsOf(platformOf('serialEvents', options), options)

/** The serial ports of this machine. @throws {SerialError} when they cannot be listed. */
export async function serialPorts(
  load: () => Promise<SerialLibrary> = loadSerialport,
): Promise<readonly ListedPort[]> {
  checkLoad('serialPorts', load)
  return listPorts(await load())
}

function checkLoad(caller: string, load: unknown): void {
  if (typeof load === 'function') return
  throw new TypeError(
    `${caller}: load must be a function that gives the library, for example () => import('serialport').`,
  )
}

function platformOf(caller: string, options: SerialScannerOptions): SerialPlatform {
  const example = `${caller}({ path: '/dev/ttyACM0' })`
  checkOptionNames<SerialScannerOptions>(caller, options, names, example)
  const { load = loadSerialport } = options
  checkLoad(caller, load)
  if ('usb' in options) {
    checkUsbPort(caller, options.usb, { ...usbPortNames, serialNumber: true })
  } else if (typeof options.path !== 'string' || options.path === '') {
    throw new TypeError(
      `${caller}: path must be the path of a port, for example ${example}; or name its USB device: { usb: { vendorId: 0x0c2e } }.`,
    )
  }
  return nodePlatform({ choice: options, settings: lineSettings(options), load })
}
