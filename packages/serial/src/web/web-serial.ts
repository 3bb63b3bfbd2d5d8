/** The part of a Web Serial port's reader that is used here. */
export interface WebSerialReader {
  read(): Promise<{ readonly done: boolean; readonly value?: Uint8Array | undefined }>
  cancel(): Promise<void>
  releaseLock(): void
}

/** The part of Web Serial's `SerialPort` that is used here. */
export interface WebSerialPort {
  /** A new stream after each error that the port survives; null when the port is closed or gone. */
  readonly readable: { getReader(): WebSerialReader } | null
  getInfo(): { readonly usbVendorId?: number; readonly usbProductId?: number }
  open(options: {
    readonly baudRate: number
    readonly dataBits: 7 | 8
    readonly parity: 'none' | 'even' | 'odd'
    readonly stopBits: 1 | 2
  }): Promise<void>
  close(): Promise<void>
}

/** The part of `navigator.serial` that is used here. A simulated one has the same. */
export interface WebSerial {
  getPorts(): Promise<readonly WebSerialPort[]>
  requestPort(options: {
    filters: { usbVendorId: number; usbProductId?: number }[]
  }): Promise<WebSerialPort>
  addEventListener(type: 'connect' | 'disconnect', listener: () => void): void
  removeEventListener(type: 'connect' | 'disconnect', listener: () => void): void
}

/** The browser's `navigator.serial`, if it has one. TypeScript's DOM types lack it. */
export function browserSerial(): WebSerial | undefined {
  if (typeof navigator === 'undefined' || !('serial' in navigator)) return undefined
  return isWebSerial(navigator.serial) ? navigator.serial : undefined
}

const isWebSerial = (value: unknown): value is WebSerial =>
  typeof value === 'object' && value !== null && 'requestPort' in value
