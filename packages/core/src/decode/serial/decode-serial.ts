import type { OperatorFunction } from 'rxjs'
import type { SerialEvent } from '../../input/serial-event.ts'
import type { DeviceReport } from '../../scan/scanner-input.ts'
import { decodeWith } from '../decode-with.ts'
import { SerialDecoder } from './serial-decoder.ts'
import { serialSettings, type SerialOptions } from './serial-options.ts'

export type { SerialOptions }

/**
 * Turns a serial scanner's bytes into scans, wherever the chunks are cut. A scan ends at CR, LF, CRLF or ETX, and at a
 * Tab, NUL, EOT or FF before silence. STX…ETX and SOH…EOT, the check byte after ETX, a leading ACK, an AIM identifier,
 * the prefix and the suffix are not part of the scan. A scan that ends in silence without its terminator is
 * `incomplete`, and bytes within the next second are its rest; only on a port that never sent a terminator, a whole
 * payment code is accepted. A status says which setting is wrong. Noise is refused, an endless line is `overflow`, and
 * bytes within 250 ms of the opening were queued before it, so they are not scans. When the source completes, an open
 * scan is `incomplete`.
 * @throws {TypeError} when an option is unknown or out of its range.
 */
export function decodeSerial(
  options: SerialOptions = {},
): OperatorFunction<SerialEvent, DeviceReport> {
  const settings = serialSettings(options)
  return decodeWith((emit) => new SerialDecoder(settings, emit))
}
