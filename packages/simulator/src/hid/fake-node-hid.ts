import { Subject, type Observable, type Subscription } from 'rxjs'
import type { SimulatedDevice } from './simulated-device.ts'

/** An open device with the interface of node-hid's `HIDAsync`. Its `error` event carries a string. */
export interface SimulatedHandle {
  on(
    ...listening: ['data', (bytes: Uint8Array) => void] | ['error', (error: unknown) => void]
  ): unknown
  write(bytes: number[]): Promise<number>
  sendFeatureReport(bytes: number[]): Promise<number>
  close(): Promise<void>
}

/** A device in node-hid's list. */
export interface SimulatedListing {
  readonly vendorId: number
  readonly productId: number
  readonly product: string
  readonly serialNumber: string
  readonly path: string
  readonly usagePage: number
  readonly usage: number
  readonly release: number
  readonly interface: number
}

/** The system option of `@paycode/hid/node`, with a fake of node-hid 3.4 on Linux. */
export interface SimulatedNodeSystem {
  readonly platform: string
  load(): Promise<{
    devicesAsync(): Promise<SimulatedListing[]>
    readonly HIDAsync: { open(path: string): Promise<SimulatedHandle> }
    setDriverType(type: 'hidraw' | 'libusb'): void
  }>
  readDescriptor(path: string): Promise<Uint8Array | undefined>
  isDenied(path: string): Promise<boolean>
  readonly changes$: Observable<unknown>
  readonly isWatching: boolean
}

/** The bus as node-hid shows it. It behaves as node-hid 3.4 did in a virtual machine with Linux. */
export class FakeNodeHid {
  readonly changes$: Subject<string> = new Subject()
  readonly #paths = new Map<SimulatedDevice, string>()
  readonly #handles = new Set<Handle>()

  plugged(device: SimulatedDevice): void {
    // The lowest free number, so that a new device gets the path of a removed one, as on Linux.
    const taken = new Set(this.#paths.values())
    let number = 0
    while (taken.has(pathOf(number))) number += 1
    this.#paths.set(device, pathOf(number))
    this.changes$.next(`hidraw${number}`)
  }

  unplugged(device: SimulatedDevice): void {
    const path = this.#paths.get(device)
    this.#paths.delete(device)
    for (const handle of this.#handles) if (handle.device === device) handle.fail()
    this.changes$.next(path ?? '')
  }

  /** @param hasDescriptors Whether the system exposes report descriptors, as Linux does. */
  system(hasDescriptors: boolean): SimulatedNodeSystem {
    return {
      platform: 'linux',
      load: async () => ({
        devicesAsync: async () => [...this.#paths].map(([device, path]) => listed(device, path)),
        HIDAsync: { open: async (path) => this.#open(path) },
        setDriverType: () => {},
      }),
      readDescriptor: async (path) => (hasDescriptors ? this.#at(path)?.descriptor : undefined),
      isDenied: async (path) => this.#at(path)?.options.isDenied === true,
      changes$: this.changes$,
      isWatching: true,
    }
  }

  #at(path: string): SimulatedDevice | undefined {
    return [...this.#paths].find(([, one]) => one === path)?.[0]
  }

  #open(path: string): SimulatedHandle {
    const device = this.#at(path)
    if (!device || device.options.isDenied)
      throw new TypeError(`cannot open device with path ${path}`)
    const handle = new Handle(device, () => this.#handles.delete(handle))
    this.#handles.add(handle)
    return handle
  }
}

const pathOf = (number: number): string => `/dev/hidraw${number}`

function listed(device: SimulatedDevice, path: string): SimulatedListing {
  const { vendorId, productId, product, options, fields } = device
  const usage = fields[0]?.application ?? 0
  return {
    ...{ vendorId, productId, product, serialNumber: options.serialNumber ?? '', path },
    ...{ usagePage: usage >>> 16, usage: usage & 0xffff, release: 256, interface: 0 },
  }
}

class Handle implements SimulatedHandle {
  readonly device: SimulatedDevice
  readonly #onClose: () => void
  readonly #errors: ((error: unknown) => void)[] = []
  readonly #reading: Subscription[] = []
  #isClosed = false

  constructor(device: SimulatedDevice, onClose: () => void) {
    this.device = device
    this.#onClose = onClose
    device.open()
  }

  on(...[event, listener]: Parameters<SimulatedHandle['on']>): this {
    if (event === 'error') {
      this.#errors.push(listener)
    } else {
      this.#reading.push(this.device.reports$.subscribe(listener))
      this.device.sendKept()
    }
    return this
  }

  fail(): void {
    const error =
      'could not read from HID device: hid_read_timeout: unexpected poll error (device disconnected)'
    for (const listener of this.#errors) listener(error)
  }

  async write([reportId = 0, ...data]: number[]): Promise<number> {
    return this.#send('output', reportId, data)
  }

  async sendFeatureReport([reportId = 0, ...data]: number[]): Promise<number> {
    return this.#send('feature', reportId, data)
  }

  async close(): Promise<void> {
    if (this.#isClosed) return
    this.#isClosed = true
    for (const reading of this.#reading) reading.unsubscribe()
    this.device.close()
    this.#onClose()
  }

  #send(kind: 'output' | 'feature', reportId: number, data: number[]): number {
    if (!this.device.isPlugged) throw new TypeError('Cannot write to hid device: No such device')
    this.device.sent.push({ kind, reportId, data: Uint8Array.from(data) })
    return data.length + 1
  }
}
