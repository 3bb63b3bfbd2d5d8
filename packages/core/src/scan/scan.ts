import type { Source } from './source.ts'
import type { Symbology } from './symbology.ts'

/** One read of one symbol, whatever its content: a payment code, a product bar code, a damaged line. */
export interface Scan {
  /** The content, without framing (AIM identifier, STX/ETX, terminator). A payment code in it is a secret. */
  readonly text: string
  /** The raw content where the device delivers bytes. */
  readonly bytes?: Uint8Array
  /** The kind of symbol, where the scanner reports it. */
  readonly symbology?: Symbology
  /** The AIM identifier as received, e.g. `]C0` (ISO/IEC 15424). */
  readonly aim?: string
  readonly source: Source
  /** When its last character arrived, ms since the epoch by the wall clock. */
  readonly receivedAt: number
}
