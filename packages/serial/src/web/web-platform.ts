import { Observable, Subject } from 'rxjs'
import { SerialError } from '../serial-problem.ts'
import type { LineSettings, OpenPort, SerialPlatform, UsbPort } from '../serial-platform.ts'
import type { WebSerial, WebSerialPort, WebSerialReader } from './web-serial.ts'

export interface WebPlatformOptions {
  readonly serial: WebSerial | undefined
  readonly usb: UsbPort | undefined
  readonly settings: Required<LineSettings>
  /** Emits when a person has chosen a port. */
  readonly chosen$: Subject<void>
}

/** Ports that an input of this page has open. */
const held = new WeakSet<WebSerialPort>()

/** Web Serial as a platform: it opens the first free port that matches `usb` and that the page has permission for. */
export function webPlatform(options: WebPlatformOptions): SerialPlatform {
  const { serial, usb, settings, chosen$ } = options
  return {
    changes$: new Observable((subscriber) => {
      const change = (): void => subscriber.next(undefined)
      serial?.addEventListener('connect', change)
      subscriber.add(chosen$.subscribe(change))
      return () => serial?.removeEventListener('connect', change)
    }),
    async open() {
      if (!serial) throw new SerialError('webserial-missing')
      const ports = await serial.getPorts()
      const fitting = ports.filter((port) => fits(port, usb))
      const port = fitting.find((one) => !held.has(one))
      if (!port) throw new SerialError(fitting.length > 0 ? 'port-in-use' : 'not-permitted')
      return openPort(port, settings)
    },
  }
}

function fits(port: WebSerialPort, usb: UsbPort | undefined): boolean {
  const { usbVendorId, usbProductId } = port.getInfo()
  if (usb === undefined) return true
  return (
    usbVendorId === usb.vendorId && (usb.productId === undefined || usbProductId === usb.productId)
  )
}

async function openPort(port: WebSerialPort, settings: Required<LineSettings>): Promise<OpenPort> {
  held.add(port)
  try {
    await port.open(settings)
  } catch (error) {
    held.delete(port)
    const isBusy = error instanceof Error && error.name === 'NetworkError'
    throw new SerialError(isBusy ? 'port-in-use' : 'open-failed', { cause: error })
  }
  const reading = new Reading(port)
  return {
    bytes$: reading.bytes$,
    async close() {
      try {
        await reading.stop()
        await port.close()
      } finally {
        held.delete(port)
      }
    },
  }
}

/** After this many failed readers in a row, without a byte between them, a port counts as gone. */
const maxFailures = 16

/** Reads a port until it is gone. A framing or parity error ends only a reader: the next one takes over. */
class Reading {
  readonly bytes$: Observable<Uint8Array>
  #reader: WebSerialReader | undefined
  #isStopped = false
  #done: Promise<void> = Promise.resolve()

  constructor(port: WebSerialPort) {
    this.bytes$ = new Observable((subscriber) => {
      this.#done = this.#readAll(port, (bytes) => subscriber.next(bytes)).then(() =>
        subscriber.complete(),
      )
    })
  }

  /** Ends the reader, without which the port cannot be closed. */
  async stop(): Promise<void> {
    this.#isStopped = true
    await this.#reader?.cancel().catch(() => {})
    await this.#done
  }

  async #readAll(port: WebSerialPort, onBytes: (bytes: Uint8Array) => void): Promise<void> {
    let failures = 0
    while (port.readable && !this.#isStopped && failures < maxFailures) {
      const reader = port.readable.getReader()
      this.#reader = reader
      try {
        await readToEnd(reader, (bytes) => {
          failures = 0
          onBytes(bytes)
        })
        failures = maxFailures
      } catch {
        // The port may have survived the error: its next reader shows that.
        failures += 1
      } finally {
        reader.releaseLock()
        this.#reader = undefined
      }
    }
  }
}

async function readToEnd(
  reader: WebSerialReader,
  onBytes: (bytes: Uint8Array) => void,
): Promise<void> {
  for (let next = await reader.read(); !next.done; next = await reader.read()) {
    if (next.value) onBytes(next.value)
  }
}
