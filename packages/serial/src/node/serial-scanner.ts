import { type ScannerInput } from '@paycode/core'
import { systemClock, type SerialEvent } from '@paycode/core/adapter'
import type { Observable } from 'rxjs'
import { serialEventsOf, serialInput, type SerialInputOptions } from '../serial-input.ts'
import { lineSettings, type SerialPlatform } from '../serial-platform.ts'
import { listPorts, nodePlatform, type PortChoice } from './node-platform.ts'
import type { ListedPort, SerialLibrary } from './serialport.ts'

export type SerialScannerOptions = SerialInputOptions &
  PortChoice & {
    /** serialport. Default the package of that name, loaded at the first use. */
    readonly load?: () => Promise<SerialLibrary>
  }

const loadSerialport = (): Promise<SerialLibrary> => import('serialport')

/**
 * A serial scanner, real or a virtual COM port, read by serialport. By `path`, or by the ids of its USB device, in which case it
 * may come back under another path. A port that is not there is waited for, and one that is torn away opened again when it is
 * back; a fault is a status with its cure, never an error.
 * @throws {TypeError} where an option is none of its values.
 */
export const serialScanner = (options: SerialScannerOptions): ScannerInput =>
  serialInput(platformOf(options), options)

/** What the port delivers, before any decoder has read it: for recordings. Opens it as `serialScanner` does. */
export const serialEvents = (options: SerialScannerOptions): Observable<SerialEvent> =>
  serialEventsOf(platformOf(options), options)

/** The serial ports of this machine. @throws {SerialError} where they cannot be listed. */
export async function serialPorts(
  load: () => Promise<SerialLibrary> = loadSerialport,
): Promise<readonly ListedPort[]> {
  return listPorts(await load())
}

function platformOf(options: SerialScannerOptions): SerialPlatform {
  const { clock = systemClock, load = loadSerialport } = options
  if (!('usb' in options) && (typeof options.path !== 'string' || options.path === '')) {
    throw new TypeError('a serial scanner needs the path of its port, or the ids of its USB device')
  }
  return nodePlatform({ choice: options, settings: lineSettings(options), clock, load })
}
