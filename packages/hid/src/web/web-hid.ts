import type { WebHidCollection } from '@paycode/core/adapter'

/** The part of WebHID's `HIDInputReportEvent` that is used here. */
export interface WebInputReport {
  /** ms, in the time base of `performance.now()`. */
  readonly timeStamp: number
  readonly reportId: number
  readonly data: DataView
}

/** Bytes that no other thread shares. `Uint8Array` has a type parameter for this only since TypeScript 5.7. */
type OwnBytes = Uint8Array & { readonly buffer: ArrayBuffer }

/** The part of WebHID's `HIDDevice` that is used here. */
export interface WebHidDevice {
  readonly opened: boolean
  readonly vendorId: number
  readonly productId: number
  readonly productName: string
  readonly collections: readonly WebHidCollection[]
  open(): Promise<void>
  close(): Promise<void>
  sendReport(reportId: number, data: OwnBytes): Promise<void>
  sendFeatureReport(reportId: number, data: OwnBytes): Promise<void>
  addEventListener(type: 'inputreport', listener: (event: WebInputReport) => void): void
  removeEventListener(type: 'inputreport', listener: (event: WebInputReport) => void): void
}

export interface WebConnection {
  readonly device: WebHidDevice
}

/** The part of `navigator.hid` that is used here. A simulated one has the same. */
export interface WebHid {
  getDevices(): Promise<readonly WebHidDevice[]>
  requestDevice(options: {
    filters: { usagePage?: number; usage?: number }[]
  }): Promise<readonly WebHidDevice[]>
  addEventListener(type: 'connect' | 'disconnect', listener: (event: WebConnection) => void): void
  removeEventListener(
    type: 'connect' | 'disconnect',
    listener: (event: WebConnection) => void,
  ): void
}

/** The browser's `navigator.hid`, if it has one. TypeScript's DOM types lack it. */
export function browserHid(): WebHid | undefined {
  if (typeof navigator === 'undefined' || !('hid' in navigator)) return undefined
  return isWebHid(navigator.hid) ? navigator.hid : undefined
}

const isWebHid = (value: unknown): value is WebHid =>
  typeof value === 'object' && value !== null && 'requestDevice' in value
