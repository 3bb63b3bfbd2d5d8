import { checkOptionNames, parseDescriptor, type ReportField } from '@paycode/core/adapter'
import { Subject } from 'rxjs'
import { NotOpenError, Opening } from '../scanner/opening.ts'
import { keyboardProfile } from './keyboard-profile.ts'
import { keyReportsOf, reportsOf, type ReadSymbol } from './reports-of.ts'
import { scannerProfiles, type ScannerKind } from './scanner-profiles.ts'

export interface SimulatedHidOptions {
  /** The vendor's layout of reports. `keyboard` is a scanner in keyboard mode. Default `honeywell`. */
  readonly profile?: ScannerKind | 'keyboard'
  /** Default: none, as with many scanners. */
  readonly serialNumber?: string
  /** Whether it keeps scans while it is closed, and sends them when it is opened. Default false. */
  readonly hasMemory?: boolean
  /** Whether the user lacks permission to open it (Linux: no udev rule). Default false. */
  readonly isDenied?: boolean
  /** Whether the page already has permission for it. Default true. */
  readonly isPermitted?: boolean
}

const names: Readonly<Record<keyof SimulatedHidOptions, true>> = {
  profile: true,
  serialNumber: true,
  hasMemory: true,
  isDenied: true,
  isPermitted: true,
}

/** Bindings treat reports of the first 250 ms after opening as scans from a queue (D-059). So `opened()` waits longer, in ms. */
const settleMs = 300

/** A report that was sent to a device. */
export interface SentReport {
  readonly kind: 'output' | 'feature'
  readonly reportId: number
  readonly data: Uint8Array
}

/** A device on a simulated bus. Both fakes, node-hid's and WebHID's, use it. */
export class SimulatedDevice {
  readonly options: SimulatedHidOptions
  readonly vendorId: number
  readonly productId: number
  readonly product: string
  readonly descriptor: Uint8Array
  readonly fields: readonly ReportField[]
  readonly isKeyboard: boolean
  /** The reports for every open handle, with their id in front where they are numbered. */
  readonly reports$: Subject<Uint8Array> = new Subject()
  readonly sent: SentReport[] = []
  isPlugged = true
  isPermitted: boolean
  readonly opening: Opening = new Opening(settleMs)
  #opened = 0
  #kept: Uint8Array[] = []

  /** @throws {TypeError} when an option or the profile is unknown. */
  constructor(options: SimulatedHidOptions) {
    checkOptionNames<SimulatedHidOptions>('plug', options, names)
    const { profile = 'honeywell', isPermitted = true } = options
    const about = profileOf(profile)
    this.options = options
    this.isPermitted = isPermitted
    this.isKeyboard = profile === 'keyboard'
    this.vendorId = about.vendorId
    this.productId = about.productId
    this.product = about.product
    this.descriptor = about.descriptor
    this.fields = parseDescriptor(about.descriptor) ?? []
  }

  /** One more handle is open. */
  open(): void {
    this.#opened += 1
    this.opening.change(true)
  }

  close(): void {
    this.#opened -= 1
    this.opening.change(this.#opened > 0)
  }

  /** Sends the scans that were kept while it was closed. */
  sendKept(): void {
    for (const report of this.#kept.splice(0)) this.reports$.next(report)
  }

  scan(text: string, symbol: ReadSymbol): void {
    const { profile = 'honeywell' } = this.options
    const reports =
      profile === 'keyboard'
        ? keyReportsOf(text)
        : reportsOf(text, scannerProfiles[profile], symbol)
    for (const report of reports) this.send(report)
  }

  /** @throws {NotOpenError} when the device is not open, and has no memory. */
  send(report: Uint8Array): void {
    if (!this.isPlugged) return
    if (this.opening.isOpen) this.reports$.next(report)
    else if (this.options.hasMemory) this.#kept.push(report)
    else throw new NotOpenError('scan')
  }
}

/** @throws {TypeError} whose message names the known profiles. */
function profileOf(profile: ScannerKind | 'keyboard'): typeof keyboardProfile {
  if (profile === 'keyboard') return keyboardProfile
  if (Object.hasOwn(scannerProfiles, profile)) return scannerProfiles[profile]
  const known = ['keyboard', ...Object.keys(scannerProfiles)].join(', ')
  throw new TypeError(`plug: profile must be one of: ${known}.`)
}
