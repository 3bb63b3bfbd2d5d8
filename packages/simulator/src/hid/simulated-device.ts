import { checkOptionNames, parseDescriptor, type ReportField } from '@paycode/core/adapter'
import { Subject } from 'rxjs'
import { NotOpenError, Opening } from '../scanner/opening.ts'
import { keyboardProfile } from './keyboard-profile.ts'
import { keyReportsOf, reportsOf, type ReadSymbol } from './reports-of.ts'
import { scannerProfiles, type ScannerKind } from './scanner-profiles.ts'

export interface SimulatedHidOptions {
  /** Whose scanner, by the layout of its reports; `keyboard` is one in keyboard mode. Default `honeywell`. */
  readonly profile?: ScannerKind | 'keyboard'
  /** Default none, as many scanners have. */
  readonly serialNumber?: string
  /** Keeps what it reads while nobody has it open, and sends it at the opening. Default false. */
  readonly hasMemory?: boolean
  /** Whether this user may not open it (Linux: no udev rule). Default false. */
  readonly isDenied?: boolean
  /** Whether the page has permission for it already. Default true. */
  readonly isPermitted?: boolean
}

const names: Readonly<Record<keyof SimulatedHidOptions, true>> = {
  profile: true,
  serialNumber: true,
  hasMemory: true,
  isDenied: true,
  isPermitted: true,
}

/** A binding takes what comes in the first 250 ms of an opening for a queued scan (decision D-059). */
const settleMs = 300

/** A report that was sent to a device. */
export interface SentReport {
  readonly kind: 'output' | 'feature'
  readonly reportId: number
  readonly data: Uint8Array
}

/** A device on a simulated bus, as both faces of the bus see it. */
export class SimulatedDevice {
  readonly options: SimulatedHidOptions
  readonly vendorId: number
  readonly productId: number
  readonly product: string
  readonly descriptor: Uint8Array
  readonly fields: readonly ReportField[]
  readonly isKeyboard: boolean
  /** Reports with their id in front, where they are numbered, to everybody who has it open. */
  readonly reports$: Subject<Uint8Array> = new Subject()
  readonly sent: SentReport[] = []
  isPlugged = true
  isPermitted: boolean
  readonly opening: Opening = new Opening(settleMs)
  #opened = 0
  #kept: Uint8Array[] = []

  /** @throws {TypeError} when an option is unknown, or the profile is. */
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

  /** Somebody listens; `ready` is called when what was kept can be sent. */
  open(): void {
    this.#opened += 1
    this.opening.change(true)
  }

  close(): void {
    this.#opened -= 1
    this.opening.change(this.#opened > 0)
  }

  /** What was read while nobody listened. */
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

  /** @throws {NotOpenError} when nobody has it open, and it has no memory. */
  send(report: Uint8Array): void {
    if (!this.isPlugged) return
    if (this.opening.isOpen) this.reports$.next(report)
    else if (this.options.hasMemory) this.#kept.push(report)
    else throw new NotOpenError('scan')
  }
}

/** @throws {TypeError} that names the known profiles. */
function profileOf(profile: ScannerKind | 'keyboard'): typeof keyboardProfile {
  if (profile === 'keyboard') return keyboardProfile
  if (Object.hasOwn(scannerProfiles, profile)) return scannerProfiles[profile]
  const known = ['keyboard', ...Object.keys(scannerProfiles)].join(', ')
  throw new TypeError(`plug: profile must be one of: ${known}.`)
}
