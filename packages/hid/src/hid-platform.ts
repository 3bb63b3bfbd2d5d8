import type { ReportField } from '@paycode/core/adapter'
import type { Observable } from 'rxjs'

/** An input report with its arrival time: `at` is ms on the monotonic clock. */
export interface ArrivedReport {
  readonly at: number
  readonly reportId: number
  readonly data: Uint8Array
}

/** An open device. */
export interface OpenDevice {
  readonly fields?: readonly ReportField[] | undefined
  readonly descriptor?: Uint8Array | undefined
  /** Errors or completes when the device is gone. Reading starts with the subscription. */
  readonly reports$: Observable<ArrivedReport>
  readonly sendOutput: (reportId: number, data: Uint8Array) => Promise<void>
  readonly sendFeature: (reportId: number, data: Uint8Array) => Promise<void>
  readonly close: () => Promise<void>
}

/** The kind of a device by its usages; `unknown` without usages, for example when libusb has taken it from its driver. */
export type DeviceKind = 'pos' | 'keyboard' | 'other' | 'unknown'

/** A connected device, scanner or not. */
export interface FoundDevice {
  /** The platform's key of the device while it stays connected. It is not an identity: the next device may get the same. */
  readonly key: string
  readonly vendorId: number
  readonly productId: number
  readonly product?: string | undefined
  readonly serialNumber?: string | undefined
  readonly kind: DeviceKind
  /** Opens the device. @throws {HidError} when it cannot be opened. */
  readonly open: () => Promise<OpenDevice>
}

/** What a platform must offer so that its HID devices can be scanners. node-hid and WebHID implement it, side by side. */
export interface HidPlatform {
  /** All visible devices. @throws {HidError} when the platform can list none at all. */
  readonly list: () => Promise<readonly FoundDevice[]>
  /** Emits when devices may have come or gone; never errors. */
  readonly changes$: Observable<unknown>
  /** Whether `changes$` reports every change. If not, the list is polled more often. */
  readonly isWatching: boolean
  /** The problem to report when there is no scanner. */
  readonly whenNone: 'no-scanner' | 'not-permitted'
}
