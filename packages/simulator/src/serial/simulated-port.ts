import { checkOptionNames } from '@paycode/core/adapter'
import { Subject } from 'rxjs'

export interface SimulatedPortOptions {
  /** Default `/dev/ttyACM0`, then 1, 2 … */
  readonly path?: string
  readonly vendorId?: number
  readonly productId?: number
  readonly serialNumber?: string
  /** What the scanner sends before and behind a code. Default nothing, and CR. */
  readonly prefix?: string
  readonly suffix?: string
  /** Whether another program has it open. Default false. */
  readonly isTaken?: boolean
  /** Whether the page has permission for it already. Default true. */
  readonly isPermitted?: boolean
}

const names: Readonly<Record<keyof SimulatedPortOptions, true>> = {
  path: true,
  vendorId: true,
  productId: true,
  serialNumber: true,
  prefix: true,
  suffix: true,
  isTaken: true,
  isPermitted: true,
}

/** A port on a simulated bus, as both faces of the bus see it. */
export class SimulatedPort {
  readonly options: SimulatedPortOptions
  readonly path: string
  readonly vendorId: number
  readonly productId: number
  readonly bytes$: Subject<Uint8Array> = new Subject()
  readonly gone$: Subject<void> = new Subject()
  isPlugged = true
  isPermitted: boolean
  isOpen = false

  /** @throws {TypeError} when an option is unknown. */
  constructor(options: SimulatedPortOptions, path: string) {
    checkOptionNames<SimulatedPortOptions>('plug', options, names)
    const { vendorId = 0x0c2e, productId = 0x0b6a, isPermitted = true } = options
    this.options = options
    this.path = options.path ?? path
    this.vendorId = vendorId
    this.productId = productId
    this.isPermitted = isPermitted
  }

  send(bytes: Uint8Array): void {
    if (this.isPlugged && this.isOpen) this.bytes$.next(bytes)
  }

  unplug(): void {
    this.isPlugged = false
    this.isOpen = false
    this.gone$.next()
  }
}
