import { checkOptionNames, systemClock, type Clock } from '@paycode/core/adapter'
import { FakeNodeHid, type SimulatedNodeSystem } from './fake-node-hid.ts'
import type { ReadSymbol } from './reports-of.ts'
import { SimulatedDevice, type SentReport, type SimulatedHidOptions } from './simulated-device.ts'
import { FakeWebHid, type SimulatedWebHid } from './fake-web-hid.ts'

/** A scanner on a simulated bus. The test pulls its trigger and its cable. */
export interface SimulatedHidScanner {
  /**
   * Reads a symbol with the ASCII text `text` and sends it in as many reports as needed. Unplugged, it reads nothing.
   * @throws {NotOpenError} when the device is not open, and was plugged in without `hasMemory`.
   */
  scan(text: string, symbol?: ReadSymbol): void
  /** Sends any report, with its id in front where the device numbers its reports. @throws {NotOpenError} as `scan` does. */
  send(report: Uint8Array): void
  unplug(): void
  replug(): void
  /** Whether the device is open. */
  readonly isOpen: boolean
  /** Settles 300 ms after the device was opened. Bindings treat earlier reports as scans from a queue. */
  opened(): Promise<void>
  /** The reports that the device received: triggers, beeps, settings. */
  readonly sent: readonly SentReport[]
}

/** USB without hardware. A plugged-in device appears in a fake of node-hid and in one of WebHID. */
export interface SimulatedHidBus {
  plug(options?: SimulatedHidOptions): SimulatedHidScanner
  /** For `hidScanner({ system })` of `@paycode/hid/node`. */
  readonly node: SimulatedNodeSystem
  /** For `webHidScanner({ hid })` of `@paycode/hid/web`. */
  readonly web: SimulatedWebHid
}

export interface SimulatedHidBusOptions {
  /** The clock of the time stamps of WebHID's reports. Default: the system's. */
  readonly clock?: Clock
  /** Whether the system exposes report descriptors, as Linux does and Windows does not. Default true. */
  readonly hasDescriptors?: boolean
}

const names: Readonly<Record<keyof SimulatedHidBusOptions, true>> = {
  clock: true,
  hasDescriptors: true,
}

/** @throws {TypeError} when an option is unknown. */
export function simulatedHidBus(options: SimulatedHidBusOptions = {}): SimulatedHidBus {
  checkOptionNames<SimulatedHidBusOptions>('simulatedHidBus', options, names)
  const { clock = systemClock, hasDescriptors = true } = options
  const fakeNodeHid = new FakeNodeHid()
  const web = new FakeWebHid(clock)
  const plug = (device: SimulatedDevice): void => {
    device.isPlugged = true
    fakeNodeHid.plugged(device)
    web.plugged(device)
  }
  const unplug = (device: SimulatedDevice): void => {
    device.isPlugged = false
    fakeNodeHid.unplugged(device)
    web.unplugged(device)
  }
  return {
    plug(about = {}) {
      const device = new SimulatedDevice(about)
      plug(device)
      return {
        scan: (text, symbol = {}) => device.scan(text, symbol),
        send: (report) => device.send(report),
        unplug: () => unplug(device),
        replug: () => plug(device),
        get isOpen() {
          return device.opening.isOpen
        },
        opened: () => device.opening.settled(),
        sent: device.sent,
      }
    },
    node: fakeNodeHid.system(hasDescriptors),
    web,
  }
}
