/** The part of serialport's `PortInfo` that is used here. Ids are hexadecimal. */
export interface ListedPort {
  readonly path: string
  readonly vendorId?: string | undefined
  readonly productId?: string | undefined
  readonly serialNumber?: string | undefined
  readonly manufacturer?: string | undefined
}

/** The part of an open `SerialPort` that is used here. */
export interface SerialHandle {
  open(done: (error: Error | null) => void): void
  close(done: (error: Error | null) => void): void
  on(event: 'data', listener: (bytes: Uint8Array) => void): unknown
  on(event: 'error' | 'close', listener: (error?: Error | null) => void): unknown
}

/** The part of the package serialport that is used here. A simulated one has the same. */
export interface SerialLibrary {
  readonly SerialPort: {
    new (options: {
      readonly path: string
      readonly baudRate: number
      readonly dataBits: 7 | 8
      readonly parity: 'none' | 'even' | 'odd'
      readonly stopBits: 1 | 2
      readonly autoOpen: false
    }): SerialHandle
    list(): Promise<readonly ListedPort[]>
  }
}
