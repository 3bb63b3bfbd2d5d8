import type { SimulatedPort } from './simulated-port.ts'

interface Reader {
  read(): Promise<{ readonly done: boolean; readonly value?: Uint8Array }>
  cancel(): Promise<void>
  releaseLock(): void
}

/** A port with the interface of Web Serial's `SerialPort`. */
export interface SimulatedWebPort {
  readonly readable: { getReader(): Reader } | null
  getInfo(): { readonly usbVendorId: number; readonly usbProductId: number }
  open(options: object): Promise<void>
  close(): Promise<void>
}

/** The interface of `navigator.serial`. */
export interface SimulatedWebSerial {
  getPorts(): Promise<SimulatedWebPort[]>
  requestPort(options: object): Promise<SimulatedWebPort>
  addEventListener(type: 'connect' | 'disconnect', listener: () => void): void
  removeEventListener(type: 'connect' | 'disconnect', listener: () => void): void
}

const named = (name: string, message: string): Error => Object.assign(new Error(message), { name })

/** The ports as Web Serial shows them to a page: only those with the user's permission. */
export class FakeWebSerial implements SimulatedWebSerial {
  readonly #ports: ReadonlySet<SimulatedPort>
  readonly #seen = new Map<SimulatedPort, WebPort>()
  readonly #listeners = { connect: new Set<() => void>(), disconnect: new Set<() => void>() }

  constructor(ports: ReadonlySet<SimulatedPort>) {
    this.#ports = ports
  }

  async getPorts(): Promise<SimulatedWebPort[]> {
    return this.#present().flatMap((port) => (port.isPermitted ? [this.#of(port)] : []))
  }

  /** The simulated user chooses the first port in the list. */
  async requestPort(): Promise<SimulatedWebPort> {
    const [first] = this.#present()
    if (!first) throw named('NotFoundError', 'No port selected by the user.')
    first.isPermitted = true
    return this.#of(first)
  }

  addEventListener(type: 'connect' | 'disconnect', listener: () => void): void {
    this.#listeners[type].add(listener)
  }

  removeEventListener(type: 'connect' | 'disconnect', listener: () => void): void {
    this.#listeners[type].delete(listener)
  }

  changed(type: 'connect' | 'disconnect'): void {
    for (const listener of this.#listeners[type]) listener()
  }

  #present(): SimulatedPort[] {
    return [...this.#ports].filter(({ isPlugged }) => isPlugged)
  }

  #of(port: SimulatedPort): WebPort {
    const seen = this.#seen.get(port) ?? new WebPort(port)
    this.#seen.set(port, seen)
    return seen
  }
}

class WebPort implements SimulatedWebPort {
  readonly #port: SimulatedPort

  constructor(port: SimulatedPort) {
    this.#port = port
  }

  get readable(): { getReader(): Reader } | null {
    return this.#port.isOpen ? { getReader: () => readerOf(this.#port) } : null
  }

  getInfo(): { usbVendorId: number; usbProductId: number } {
    return { usbVendorId: this.#port.vendorId, usbProductId: this.#port.productId }
  }

  async open(): Promise<void> {
    const { isOpen, options } = this.#port
    if (isOpen || options.isTaken) throw named('NetworkError', 'Failed to open serial port.')
    this.#port.opening.change(true)
  }

  async close(): Promise<void> {
    this.#port.opening.change(false)
  }
}

function readerOf(port: SimulatedPort): Reader {
  const arrived: Uint8Array[] = []
  let isOver = false
  let wake: () => void = () => {}
  let failure: Error | undefined
  const listening = port.bytes$.subscribe((bytes) => {
    arrived.push(bytes)
    wake()
  })
  listening.add(
    port.gone$.subscribe(() => {
      failure = named('NetworkError', 'The device has been lost.')
      wake()
    }),
  )
  return {
    async read() {
      while (arrived.length === 0 && !isOver && !failure) {
        await new Promise<void>((resolve) => (wake = resolve))
      }
      const value = arrived.shift()
      if (value) return { done: false, value }
      if (failure) throw failure
      return { done: true }
    },
    async cancel() {
      isOver = true
      wake()
    },
    releaseLock: () => listening.unsubscribe(),
  }
}
