/** The part of an entry of node-hid's device list that is used here. */
export interface NodeHidDevice {
  readonly vendorId: number
  readonly productId: number
  readonly path?: string | undefined
  readonly serialNumber?: string | undefined
  readonly product?: string | undefined
  readonly usagePage?: number | undefined
  readonly usage?: number | undefined
}

/** The part of node-hid's `HIDAsync` that is used here. Its `error` event carries a string. */
export interface NodeHidHandle {
  on(event: 'data', listener: (bytes: Uint8Array) => void): unknown
  on(event: 'error', listener: (error: unknown) => void): unknown
  write(bytes: number[]): Promise<number>
  sendFeatureReport(bytes: number[]): Promise<number>
  close(): Promise<void>
}

/** The part of the package node-hid that is used here. A simulated one has the same. */
export interface NodeHid {
  devicesAsync(): Promise<readonly NodeHidDevice[]>
  readonly HIDAsync: { open(path: string): Promise<NodeHidHandle> }
  setDriverType(type: 'hidraw' | 'libusb'): void
}
