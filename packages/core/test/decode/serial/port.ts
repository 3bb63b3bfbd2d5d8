import { virtualTime } from '@paycode/simulator/testing'
import { Subject } from 'rxjs'
import { decodeSerial, type SerialOptions } from '../../../src/decode/serial/decode-serial.ts'
import type { DeviceReport } from '../../../src/scan/scanner-input.ts'
import type { SerialEvent } from '../../../src/input/serial-event.ts'
import { short } from '../keyboard/play.ts'

// Made-up codes.
export const w1 = '134567890123456789'
export const w2 = '101122334455667788'
export const w3 = '151122334455667788'
export const ean = '6901234567892'

export const bytesOf = (text: string): Uint8Array =>
  Uint8Array.from(text, (one) => one.charCodeAt(0))

export const chunk = (text: string, at: number): SerialEvent => ({
  type: 'serial',
  at,
  bytes: bytesOf(text),
})

/** A decoder on a port in virtual time. */
export function port(options: SerialOptions = {}) {
  const time = virtualTime()
  const events$ = new Subject<SerialEvent>()
  const reports: DeviceReport[] = []
  const subscription = events$
    .pipe(decodeSerial({ clock: time, scheduler: time.scheduler, ...options }))
    .subscribe((report) => reports.push(report))
  return {
    ...{ time, events$, reports, subscription },
    happen(...events: readonly SerialEvent[]) {
      for (const event of events) {
        if (event.at > time.now()) time.passUntil(event.at)
        events$.next(event)
      }
      return reports.map(short)
    },
  }
}

/** All reports for chunks and two seconds of silence after them. */
export function outcomes(
  chunks: readonly (readonly [text: string, at: number])[],
  options: SerialOptions = {},
): string[] {
  const { happen, time, reports } = port(options)
  happen(...chunks.map(([text, at]) => chunk(text, at)))
  time.passUntil(time.now() + 2_000)
  return reports.map(short)
}

/** The reports for texts that arrive four seconds apart, as a cashier scans. */
export const scanned = (texts: readonly string[], options: SerialOptions = {}): string[] =>
  outcomes(
    texts.map((text, place) => [text, 1_000 + place * 4_000] as const),
    options,
  )
