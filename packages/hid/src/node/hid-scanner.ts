import { checkOptionNames, systemClock, type HidEvent } from '@paycode/core/adapter'
import { filter, map, type Observable } from 'rxjs'
import {
  hidInput,
  hidInputNames,
  hubEvents,
  type HidInput,
  type HidInputOptions,
} from '../hid-input.ts'
import { nodePlatform } from './node-platform.ts'
import { checkSystem, nodeSystem, type NodeSystem } from './node-system.ts'

export interface HidScannerOptions extends HidInputOptions {
  /**
   * Takes devices from the kernel's driver (Linux, by libusb), so that the keys of a scanner in keyboard mode reach no
   * other program. It applies to the whole process, from the first use of node-hid on. Default false.
   */
  readonly exclusive?: boolean
  /** The machine. Default: this one. `@paycode/simulator` has a simulated one. */
  readonly system?: NodeSystem
}

const names: Readonly<Record<keyof HidScannerOptions, true>> = {
  ...hidInputNames,
  exclusive: true,
  system: true,
}

/**
 * The USB HID scanners of this machine in HID POS mode, read by node-hid, as one input. A scanner that is plugged in later
 * is opened. An unplugged one is `lost`, and opened again when it is back. A fault is a status with its cure, never an error.
 * @throws {TypeError} when an option is unknown.
 */
export function hidScanner(options: HidScannerOptions = {}): HidInput {
  checkOptionNames<HidScannerOptions>('hidScanner', options, names)
  const { id, kind, scans$, rejections$, status$, devices$, send } = hidInput(
    platformOf('hidScanner', options),
    options,
  )
  return { id, kind, scans$, rejections$, status$, devices$, send }
}

/**
 * The scanners' reports before any decoder has read them, for recordings. It opens the scanners as `hidScanner` does.
 * @throws {TypeError} when an option is unknown.
 */
export function hidEvents(options: HidScannerOptions = {}): Observable<HidEvent> {
  checkOptionNames<HidScannerOptions>('hidEvents', options, names)
  return hubEvents(platformOf('hidEvents', options), options).pipe(
    filter((news) => news.kind === 'event'),
    map(({ event }) => event),
  )
}

function platformOf(
  caller: string,
  { system = nodeSystem(), clock = systemClock, exclusive = false }: HidScannerOptions,
): ReturnType<typeof nodePlatform> {
  checkSystem(caller, system)
  return nodePlatform({ system, clock, isExclusive: exclusive })
}
