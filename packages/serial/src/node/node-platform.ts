import { EMPTY, Observable } from 'rxjs'
import { SerialError, type SerialProblemCode } from '../serial-problem.ts'
import type { LineSettings, OpenPort, SerialPlatform, UsbPort } from '../serial-platform.ts'
import type { ListedPort, SerialHandle, SerialLibrary } from './serialport.ts'

/** The choice of a port: by its path, or by the USB device behind it. */
export type PortChoice =
  | { readonly path: string }
  | { readonly usb: UsbPort & { readonly serialNumber?: string } }

export interface NodePlatformOptions {
  readonly choice: PortChoice
  readonly settings: Required<LineSettings>
  readonly load: () => Promise<SerialLibrary>
}

/** serialport as a platform. */
export function nodePlatform({ choice, settings, load }: NodePlatformOptions): SerialPlatform {
  let loading: Promise<SerialLibrary> | undefined
  return {
    changes$: EMPTY,
    async open() {
      const library = await (loading ??= loadLibrary(load))
      const path = 'usb' in choice ? await pathOf(library, choice.usb) : choice.path
      const handle = new library.SerialPort({ path, ...settings, autoOpen: false })
      return openPort(handle)
    },
  }
}

async function loadLibrary(load: () => Promise<SerialLibrary>): Promise<SerialLibrary> {
  try {
    return await load()
  } catch (error) {
    throw new SerialError('serialport-missing', { cause: error })
  }
}

async function pathOf(
  library: SerialLibrary,
  usb: Extract<PortChoice, { usb: object }>['usb'],
): Promise<string> {
  const ports = await listPorts(library)
  const isIt = (port: ListedPort): boolean =>
    numberOf(port.vendorId) === usb.vendorId &&
    (usb.productId === undefined || numberOf(port.productId) === usb.productId) &&
    (usb.serialNumber === undefined || port.serialNumber === usb.serialNumber)
  const found = ports.filter(isIt).toSorted((one, other) => (one.path < other.path ? -1 : 1))[0]
  if (!found) throw new SerialError('no-port')
  return found.path
}

const numberOf = (id = ''): number => Number.parseInt(id, 16)

/** The ports that serialport lists. On Linux it runs `udevadm`. @throws {SerialError} when they cannot be listed. */
export async function listPorts({ SerialPort }: SerialLibrary): Promise<readonly ListedPort[]> {
  try {
    return await SerialPort.list()
  } catch (error) {
    const isUdev = messageOf(error).includes('udevadm')
    throw new SerialError(isUdev ? 'udevadm-missing' : 'serialport-missing', { cause: error })
  }
}

async function openPort(handle: SerialHandle): Promise<OpenPort> {
  let end: () => void = () => {}
  let isOver = false
  const over = (): void => {
    isOver = true
    end()
  }
  const bytes$ = new Observable<Uint8Array>((subscriber) => {
    end = () => subscriber.complete()
    if (isOver) return end()
    handle.on('data', (bytes) => subscriber.next(bytes))
  })
  // Subscribed at once and never removed: an `error` event without a listener would end the process.
  handle.on('error', over)
  handle.on('close', over)
  await new Promise<void>((resolve, reject) => {
    handle.open((error) => {
      if (error) reject(new SerialError(codeOf(error), { cause: error }))
      else resolve()
    })
  })
  const close = (): Promise<void> =>
    new Promise((resolve) => {
      // An unplugged port is closed already, and reports an error here that is ignored.
      handle.close(() => resolve())
    })
  return { bytes$, close }
}

/** Codes by serialport's messages on Linux, macOS and Windows. */
const codes: readonly (readonly [pattern: RegExp, code: SerialProblemCode])[] = [
  [/cannot lock port|resource busy|busy|temporarily unavailable/i, 'port-in-use'],
  [/no such file|file not found|ENOENT/i, 'no-port'],
  // Windows gives this message for a port that another program uses.
  [/^opening .*: access denied/i, 'port-in-use'],
  [/permission denied|EACCES|access denied/i, 'permission-denied'],
  [/inappropriate ioctl|is a directory|not a tty|ENOTTY/i, 'no-serial-port'],
]

const codeOf = ({ message }: Error): SerialProblemCode =>
  codes.find(([pattern]) => pattern.test(message))?.[1] ?? 'open-failed'

const messageOf = (error: unknown): string =>
  error instanceof Error ? error.message : String(error)
