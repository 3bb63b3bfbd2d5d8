import { checkOptionNames } from '@paycode/core/adapter'
import { Subject } from 'rxjs'
import { NotOpenError, Opening } from '../scanner/opening.ts'

export interface SimulatedPortOptions {
  /** Default `/dev/ttyACM0`, then `/dev/ttyACM1` and so on. */
  readonly path?: string
  readonly vendorId?: number
  readonly productId?: number
  readonly serialNumber?: string
  /** What the scanner sends before a code (`prefix`, default nothing) and after it (`suffix`, default CR). */
  readonly prefix?: string
  readonly suffix?: string
  /** Whether another program has the port open. Default false. */
  readonly isTaken?: boolean
  /** Whether the page already has permission for it. Default true. */
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

/** Bindings treat bytes of the first 250 ms after opening as a scan from a queue (D-059). So `opened()` waits longer, in ms. */
const settleMs = 300

/** A port on a simulated bus. Both fakes, serialport's and Web Serial's, use it. */
export class SimulatedPort {
  readonly options: SimulatedPortOptions
  readonly path: string
  readonly vendorId: number
  readonly productId: number
  readonly bytes$: Subject<Uint8Array> = new Subject()
  readonly gone$: Subject<void> = new Subject()
  isPlugged = true
  isPermitted: boolean
  readonly opening: Opening = new Opening(settleMs)

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

  get isOpen(): boolean {
    return this.opening.isOpen
  }

  /** @throws {NotOpenError} when the port is not open. */
  send(bytes: Uint8Array): void {
    if (!this.isPlugged) return
    if (!this.isOpen) throw new NotOpenError('scan')
    this.bytes$.next(bytes)
  }

  unplug(): void {
    this.isPlugged = false
    this.opening.change(false)
    this.gone$.next()
  }
}
