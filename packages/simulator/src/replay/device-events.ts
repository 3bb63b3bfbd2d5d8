import { numbersReports, parseDescriptor, splitReport, type HidEvent } from '@paycode/core/adapter'
import { TraceError } from './trace-error.ts'
import type { SerialBytes } from './trace-event.ts'
import { oneOf, type Fields } from './trace-fields.ts'

/** Reads the events of devices. The descriptor at `hid-open` decides how the device's reports are read. */
export class DeviceEvents {
  readonly #isNumbered = new Map<string, boolean>()

  open(fields: Fields, at: number, line: number): HidEvent {
    const device = deviceOf(fields, line)
    const { descriptor, protocol = 'pos' } = fields
    const raw = descriptor === undefined ? undefined : bytesOf(fields, 'descriptor', line)
    const parsed = raw && parseDescriptor(raw)
    if (raw && !parsed) {
      throw new TraceError(line, 'descriptor is no whole report descriptor')
    }
    const about = {
      ...(raw && { descriptor: raw, fields: parsed }),
      protocol: oneOf(protocol, ['pos', 'boot-keyboard'], 'protocol', line),
    }
    this.#isNumbered.set(device, numbersReports(about))
    const ids = {
      vendorId: idOf(fields, 'vendorId', line),
      productId: idOf(fields, 'productId', line),
    }
    return { type: 'hid-open', at, device, ...ids, ...about }
  }

  report(fields: Fields, at: number, line: number): HidEvent {
    const device = deviceOf(fields, line)
    const isNumbered = this.#isNumbered.get(device)
    if (isNumbered === undefined)
      throw new TraceError(line, 'there is no hid-open of this device before')
    return { type: 'hid', at, device, ...splitReport(bytesOf(fields, 'hex', line), isNumbered) }
  }

  close(fields: Fields, at: number, line: number): HidEvent {
    return { type: 'hid-close', at, device: deviceOf(fields, line) }
  }
}

/** The bytes of a serial port, from text (UTF-8) or hex. */
export function serialBytesOf(fields: Fields, line: number): SerialBytes {
  const device = deviceOf(fields, line)
  if ((fields['text'] === undefined) === (fields['hex'] === undefined)) {
    throw new TraceError(line, 'serial needs text or hex')
  }
  const bytes =
    fields['hex'] === undefined ? encoded(fields['text'], line) : bytesOf(fields, 'hex', line)
  return { device, bytes }
}

function deviceOf({ device }: Fields, line: number): string {
  if (typeof device === 'string' && device !== '') return device
  throw new TraceError(line, 'device must be a name')
}

function idOf(fields: Fields, name: string, line: number): number {
  const value = fields[name]
  if (typeof value === 'number' && Number.isInteger(value) && value >= 0 && value < 0x1_0000)
    return value
  throw new TraceError(line, `${name} must be a number from 0 to 65535`)
}

const pairs = /^(?:[0-9A-Fa-f]{2}\s*)*$/

function bytesOf(fields: Fields, name: string, line: number): Uint8Array {
  const value = fields[name]
  if (typeof value !== 'string' || !pairs.test(value.trim())) {
    throw new TraceError(line, `${name} must be bytes in hex, as "02 12 5D"`)
  }
  return Uint8Array.from(value.match(/[0-9A-Fa-f]{2}/g) ?? [], (pair) => Number.parseInt(pair, 16))
}

function encoded(value: unknown, line: number): Uint8Array {
  if (typeof value !== 'string') throw new TraceError(line, 'text must be a string')
  try {
    const percent = encodeURIComponent(value).match(/%[0-9A-F]{2}|[^%]/g) ?? []
    return Uint8Array.from(percent, (one) =>
      one.length === 3 ? Number.parseInt(one.slice(1), 16) : one.charCodeAt(0),
    )
  } catch {
    throw new TraceError(line, 'text has half a character in it')
  }
}
