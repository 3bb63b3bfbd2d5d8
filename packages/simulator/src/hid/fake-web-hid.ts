import { systemClock, type Clock, type WebHidCollection } from '@paycode/core/adapter'
import type { Subscription } from 'rxjs'
import { collectionsOf } from './collections-of.ts'
import type { SimulatedDevice } from './simulated-device.ts'

interface InputReport {
  readonly timeStamp: number
  readonly reportId: number
  readonly data: DataView
}

/** A device with the interface of WebHID's `HIDDevice`. */
export interface SimulatedWebDevice {
  readonly opened: boolean
  readonly vendorId: number
  readonly productId: number
  readonly productName: string
  readonly collections: readonly WebHidCollection[]
  open(): Promise<void>
  close(): Promise<void>
  sendReport(reportId: number, data: Uint8Array): Promise<void>
  sendFeatureReport(reportId: number, data: Uint8Array): Promise<void>
  addEventListener(type: 'inputreport', listener: (event: InputReport) => void): void
  removeEventListener(type: 'inputreport', listener: (event: InputReport) => void): void
}

interface Connection {
  readonly device: SimulatedWebDevice
}

/** The interface of `navigator.hid`. */
export interface SimulatedWebHid {
  getDevices(): Promise<SimulatedWebDevice[]>
  requestDevice(options: object): Promise<SimulatedWebDevice[]>
  addEventListener(type: 'connect' | 'disconnect', listener: (event: Connection) => void): void
  removeEventListener(type: 'connect' | 'disconnect', listener: (event: Connection) => void): void
}

/** The bus as WebHID shows it to a page: never keyboards, and only devices with the user's permission. */
export class FakeWebHid implements SimulatedWebHid {
  readonly #clock: Clock
  readonly #devices = new Map<SimulatedDevice, WebDevice>()
  readonly #listeners = {
    connect: new Set<(event: Connection) => void>(),
    disconnect: new Set<(event: Connection) => void>(),
  }

  constructor(clock: Clock = systemClock) {
    this.#clock = clock
  }

  plugged(device: SimulatedDevice): void {
    if (device.isKeyboard) return
    // After replugging it is the same object, as it may be in Chrome.
    const seen = this.#devices.get(device) ?? new WebDevice(device, this.#clock)
    this.#devices.set(device, seen)
    if (device.isPermitted)
      for (const listener of this.#listeners.connect) listener({ device: seen })
  }

  unplugged(device: SimulatedDevice): void {
    const seen = this.#devices.get(device)
    if (!seen || !device.isPermitted) return
    for (const listener of this.#listeners.disconnect) listener({ device: seen })
  }

  async getDevices(): Promise<SimulatedWebDevice[]> {
    return this.#present().flatMap(([device, seen]) => (device.isPermitted ? [seen] : []))
  }

  /** The simulated user chooses the first device in the list. */
  async requestDevice(): Promise<SimulatedWebDevice[]> {
    const [first] = this.#present()
    if (!first) return []
    const [device, seen] = first
    device.isPermitted = true
    return [seen]
  }

  addEventListener(type: 'connect' | 'disconnect', listener: (event: Connection) => void): void {
    this.#listeners[type].add(listener)
  }

  removeEventListener(type: 'connect' | 'disconnect', listener: (event: Connection) => void): void {
    this.#listeners[type].delete(listener)
  }

  #present(): [SimulatedDevice, WebDevice][] {
    return [...this.#devices].filter(([device]) => device.isPlugged)
  }
}

class WebDevice implements SimulatedWebDevice {
  readonly #device: SimulatedDevice
  readonly #clock: Clock
  readonly #listeners = new Set<(event: InputReport) => void>()
  readonly vendorId: number
  readonly productId: number
  readonly productName: string
  readonly collections: readonly WebHidCollection[]
  opened = false
  #reading: Subscription | undefined

  constructor(device: SimulatedDevice, clock: Clock) {
    this.#device = device
    this.#clock = clock
    this.vendorId = device.vendorId
    this.productId = device.productId
    this.productName = device.product
    this.collections = collectionsOf(device.fields)
  }

  async open(): Promise<void> {
    if (this.#device.options.isDenied) throw new TypeError('Failed to open the device.')
    if (this.opened) throw new TypeError('The device is already open.')
    this.opened = true
    this.#device.open()
    this.#reading = this.#device.reports$.subscribe((bytes) => {
      const data = new DataView(bytes.buffer, bytes.byteOffset + 1, bytes.length - 1)
      const event = { timeStamp: this.#clock.monotonic(), reportId: bytes[0] ?? 0, data }
      for (const listener of this.#listeners) listener(event)
    })
  }

  async close(): Promise<void> {
    if (!this.opened) return
    this.opened = false
    this.#reading?.unsubscribe()
    this.#device.close()
  }

  async sendReport(reportId: number, data: Uint8Array): Promise<void> {
    this.#send('output', reportId, data)
  }

  async sendFeatureReport(reportId: number, data: Uint8Array): Promise<void> {
    this.#send('feature', reportId, data)
  }

  addEventListener(_type: 'inputreport', listener: (event: InputReport) => void): void {
    this.#listeners.add(listener)
    this.#device.sendKept()
  }

  removeEventListener(_type: 'inputreport', listener: (event: InputReport) => void): void {
    this.#listeners.delete(listener)
  }

  #send(kind: 'output' | 'feature', reportId: number, data: Uint8Array): void {
    if (!this.#device.isPlugged) throw new TypeError('Failed to write the report.')
    this.#device.sent.push({ kind, reportId, data: Uint8Array.from(data) })
  }
}
