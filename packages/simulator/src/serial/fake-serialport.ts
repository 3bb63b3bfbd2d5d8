import type { Subscription } from 'rxjs'
import type { SimulatedPort } from './simulated-port.ts'

/** A port in serialport's list. Its ids are hexadecimal. */
export interface SimulatedPortListing {
  readonly path: string
  readonly vendorId: string
  readonly productId: string
  readonly serialNumber?: string | undefined
}

type Done = (error: Error | null) => void

/** A port with the interface of serialport's `SerialPort`, created with `autoOpen: false`. */
export interface SimulatedPortHandle {
  open(done: Done): void
  close(done: Done): void
  on(
    ...listening:
      | ['data', (bytes: Uint8Array) => void]
      | ['error' | 'close', (error?: Error | null) => void]
  ): unknown
}

/** A fake of the package serialport for `@paycode/serial/node`. */
export interface SimulatedSerialport {
  readonly SerialPort: {
    new (options: { readonly path: string }): SimulatedPortHandle
    list(): Promise<SimulatedPortListing[]>
  }
}

const hex = (id: number): string => id.toString(16).padStart(4, '0')

/** The ports as serialport 13 shows them. They behave as serialport 13 did on a pseudo-terminal. */
export function fakeSerialport(ports: ReadonlySet<SimulatedPort>): SimulatedSerialport {
  const present = (): SimulatedPort[] => [...ports].filter(({ isPlugged }) => isPlugged)
  class SerialPort extends Handle {
    constructor({ path }: { readonly path: string }) {
      super(() => present().find((port) => port.path === path), path)
    }

    static async list(): Promise<SimulatedPortListing[]> {
      return present().map(({ path, vendorId, productId, options: { serialNumber } }) => ({
        ...{ path, vendorId: hex(vendorId), productId: hex(productId), serialNumber },
      }))
    }
  }
  return { SerialPort }
}

class Handle implements SimulatedPortHandle {
  readonly #find: () => SimulatedPort | undefined
  readonly #path: string
  readonly #onClose: ((error?: Error | null) => void)[] = []
  readonly #onData: ((bytes: Uint8Array) => void)[] = []
  readonly #listening: Subscription[] = []
  #port: SimulatedPort | undefined

  constructor(find: () => SimulatedPort | undefined, path: string) {
    this.#find = find
    this.#path = path
  }

  on(...[event, listener]: Parameters<SimulatedPortHandle['on']>): this {
    if (event === 'data') this.#onData.push(listener)
    else if (event === 'close') this.#onClose.push(listener)
    return this
  }

  open(done: Done): void {
    const port = this.#find()
    if (!port) return void answer(done, `No such file or directory, cannot open ${this.#path}`)
    if (port.isOpen || port.options.isTaken) {
      return void answer(done, 'Error Resource temporarily unavailable Cannot lock port')
    }
    port.opening.change(true)
    this.#port = port
    this.#listening.push(
      port.bytes$.subscribe((bytes) => {
        for (const listener of this.#onData) listener(bytes)
      }),
      port.gone$.subscribe(() => this.#torn()),
    )
    void answer(done)
  }

  close(done: Done): void {
    if (!this.#port) return void answer(done, 'Port is not open')
    this.#port.opening.change(false)
    this.#letGo()
    void answer(done)
  }

  #torn(): void {
    this.#letGo()
    const error = Object.assign(new Error('bad file descriptor'), { disconnected: true })
    for (const listener of this.#onClose) listener(error)
  }

  #letGo(): void {
    for (const listening of this.#listening) listening.unsubscribe()
    this.#port = undefined
  }
}

/** Answers asynchronously, as a real port does. */
async function answer(done: Done, message?: string): Promise<void> {
  await Promise.resolve()
  done(message === undefined ? null : new Error(message))
}
