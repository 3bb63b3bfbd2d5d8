/** A serial port starts to deliver. */
interface SerialOpen {
  readonly type: 'serial-open'
  /** ms on the monotonic clock, as of every event here. */
  readonly at: number
}

/** Bytes of a serial port, cut wherever the driver cut them. */
interface SerialChunk {
  readonly type: 'serial'
  readonly at: number
  readonly bytes: Uint8Array
}

/** The port is closed, or gone. */
interface SerialClose {
  readonly type: 'serial-close'
  readonly at: number
}

export type SerialEvent = SerialOpen | SerialChunk | SerialClose
