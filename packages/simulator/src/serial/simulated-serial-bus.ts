import { fakeSerialport, type SimulatedSerialport } from './fake-serialport.ts'
import { SimulatedPort, type SimulatedPortOptions } from './simulated-port.ts'
import { FakeWebSerial, type SimulatedWebSerial } from './fake-web-serial.ts'

/** A serial scanner on a simulated bus. The test pulls its trigger and its cable. */
export interface SimulatedSerialScanner {
  readonly path: string
  /**
   * Reads a symbol with the ASCII text `text` and sends it between prefix and suffix, in one chunk. Unplugged, it reads nothing.
   * @throws {NotOpenError} when the port is not open.
   */
  scan(text: string): void
  /** Sends bytes unchanged, in one chunk. @throws {NotOpenError} as `scan` does. */
  send(bytes: Uint8Array): void
  unplug(): void
  replug(): void
  /** Whether the port is open. */
  readonly isOpen: boolean
  /** Settles 300 ms after the port was opened. Bindings treat earlier bytes as a scan from a queue. */
  opened(): Promise<void>
}

/** Serial ports without hardware. A plugged-in port appears in a fake of serialport and in one of Web Serial. */
export interface SimulatedSerialBus {
  plug(options?: SimulatedPortOptions): SimulatedSerialScanner
  /** For `serialScanner({ load })` of `@paycode/serial/node`. */
  readonly load: () => Promise<SimulatedSerialport>
  /** For `webSerialScanner({ serial })` of `@paycode/serial/web`. */
  readonly web: SimulatedWebSerial
}

export function simulatedSerialBus(): SimulatedSerialBus {
  const ports = new Set<SimulatedPort>()
  const web = new FakeWebSerial(ports)
  const library = fakeSerialport(ports)
  return {
    plug(options = {}) {
      const port = new SimulatedPort(options, `/dev/ttyACM${ports.size}`)
      ports.add(port)
      web.changed('connect')
      const { prefix = '', suffix = '\r' } = options
      return {
        path: port.path,
        scan: (text) => port.send(ascii(prefix + text + suffix)),
        send: (bytes) => port.send(bytes),
        unplug() {
          port.unplug()
          web.changed('disconnect')
        },
        replug() {
          port.isPlugged = true
          web.changed('connect')
        },
        get isOpen() {
          return port.isOpen
        },
        opened: () => port.opening.settled(),
      }
    },
    load: async () => library,
    web,
  }
}

const ascii = (text: string): Uint8Array => Uint8Array.from(text, (one) => one.charCodeAt(0) & 0x7f)
