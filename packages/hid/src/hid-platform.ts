import type { ReportField } from '@paycode/core/adapter'
import type { Observable } from 'rxjs'

/** A report as it arrived: `at` is ms on the monotonic clock. */
export interface ArrivedReport {
  readonly at: number
  readonly reportId: number
  readonly data: Uint8Array
}

/** A device that is held open. */
export interface OpenDevice {
  readonly fields?: readonly ReportField[] | undefined
  readonly descriptor?: Uint8Array | undefined
  /** Errors or completes when the device is gone. Reading starts with the subscription. */
  readonly reports$: Observable<ArrivedReport>
  readonly sendOutput: (reportId: number, data: Uint8Array) => Promise<void>
  readonly sendFeature: (reportId: number, data: Uint8Array) => Promise<void>
  readonly close: () => Promise<void>
}

/** What a device is by its usages; `unknown` where none are told, as of a device that libusb has taken from its driver. */
export type DeviceKind = 'pos' | 'keyboard' | 'other' | 'unknown'

/** A device that is there, whether it is a scanner or not. */
export interface FoundDevice {
  /** What the platform calls it as long as it stays: a path, an object. It is no identity: the next device may get it. */
  readonly key: string
  readonly vendorId: number
  readonly productId: number
  readonly product?: string | undefined
  readonly serialNumber?: string | undefined
  readonly kind: DeviceKind
  /** Opens it. @throws {HidError} where it cannot be opened. */
  readonly open: () => Promise<OpenDevice>
}

/** What a platform must offer so that its HID devices can be scanners. node-hid and WebHID are wrapped in it, side by side. */
export interface HidPlatform {
  /** All devices that can be seen. @throws {HidError} where none ever can. */
  readonly list: () => Promise<readonly FoundDevice[]>
  /** Says that devices may have come or gone; never errors. */
  readonly changes$: Observable<unknown>
  /** Whether every change is said. Where not, the list is looked at now and then. */
  readonly isWatching: boolean
  /** What it means that there is no scanner. */
  readonly whenNone: 'no-scanner' | 'not-permitted'
}
