import type { OperatorFunction } from 'rxjs'
import type { SerialEvent } from '../../input/serial-event.ts'
import type { DeviceReport } from '../../scan/scanner-input.ts'
import { decodeWith } from '../decode-with.ts'
import { SerialDecoder } from './serial-decoder.ts'
import { serialSettings, type SerialOptions } from './serial-options.ts'

export type { SerialOptions }

/**
 * Turns a serial scanner's bytes into scans, wherever the chunks are cut. A scan ends at CR, LF, CRLF or ETX, and at a Tab, NUL,
 * EOT or FF that silence follows. STX…ETX and SOH…EOT, the check byte behind ETX, ACK in front, an AIM identifier, the prefix
 * and the suffix are no part of it. What falls silent without its terminator is `incomplete`, and what comes within a second is
 * its rest; only on a port that never sent a terminator a whole payment code is taken. A status says which setting is wrong.
 * Noise is refused, an endless line is `overflow`, and what came within 250 ms of the opening was queued before it: no scan.
 * When the source completes, what was begun is `incomplete`.
 * @throws {TypeError} when an option is unknown or out of its range.
 */
export function decodeSerial(
  options: SerialOptions = {},
): OperatorFunction<SerialEvent, DeviceReport> {
  const settings = serialSettings(options)
  return decodeWith((emit) => new SerialDecoder(settings, emit))
}
