/** A serial port starts to deliver. */
interface SerialOpen {
  readonly type: 'serial-open'
  /** Time in ms on the monotonic clock, as in every event here. */
  readonly at: number
}

/** Bytes of a serial port, in chunks as the driver delivers them. */
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
