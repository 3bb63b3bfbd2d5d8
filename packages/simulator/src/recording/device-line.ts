import { numbersReports, type HidEvent, type HidOpen } from '@paycode/core/adapter'

/** Writes events of HID devices as lines of a trace. `startedAt` is the trace's time 0 on the event's clock. */
export class HidLines {
  readonly #startedAt: number
  readonly #isNumbered = new Map<string, boolean>()

  constructor(startedAt: number) {
    this.#startedAt = startedAt
  }

  line(event: HidEvent): string {
    const { type, device } = event
    const head = { t: traceMs(event.at - this.#startedAt), type, device }
    if (type === 'hid-close') return JSON.stringify(head)
    if (type === 'hid-open') return JSON.stringify({ ...head, ...this.#openFields(event) })
    const isNumbered = this.#isNumbered.get(device) ?? true
    const bytes = isNumbered ? [event.reportId, ...event.data] : event.data
    return JSON.stringify({ ...head, hex: hexOf(bytes) })
  }

  #openFields(event: HidOpen): object {
    const { vendorId, productId, descriptor, protocol } = event
    // Without a descriptor, a replay assumes the usual reports of the protocol.
    const isNumbered = numbersReports(descriptor ? event : { ...(protocol && { protocol }) })
    this.#isNumbered.set(event.device, isNumbered)
    return {
      ...{ vendorId, productId },
      ...(descriptor && { descriptor: hexOf(descriptor) }),
      ...(protocol === 'boot-keyboard' && { protocol }),
    }
  }
}

/** Writes bytes that a serial port delivered as a line of a trace. */
export const serialLine = (
  { at, bytes }: { readonly at: number; readonly bytes: Uint8Array },
  device: string,
  startedAt: number,
): string =>
  JSON.stringify({ t: traceMs(at - startedAt), type: 'serial', device, hex: hexOf(bytes) })

const hexOf = (bytes: Iterable<number>): string =>
  Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0').toUpperCase()).join(' ')

const traceMs = (ms: number): number => Math.round(ms * 1000) / 1000
