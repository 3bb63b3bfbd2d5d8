import { checkOptionNames } from '@paycode/core/adapter'
import type { Observable } from 'rxjs'

/** An open port. */
export interface OpenPort {
  /** Errors or completes when the port is gone. */
  readonly bytes$: Observable<Uint8Array>
  readonly close: () => Promise<void>
}

/** What a platform must offer so that a port can be a scanner. serialport and Web Serial implement it, side by side. */
export interface SerialPlatform {
  /** Finds the port and opens it. @throws {SerialError} when it cannot. */
  readonly open: () => Promise<OpenPort>
  /** Emits when ports may have come; never errors. */
  readonly changes$: Observable<unknown>
}

/** The line settings of the scanner. */
export interface LineSettings {
  /** Bits per second. Default 9600. A virtual COM port ignores it. */
  readonly baudRate?: number
  /** Default 8. */
  readonly dataBits?: 7 | 8
  /** Default `none`. */
  readonly parity?: 'none' | 'even' | 'odd'
  /** Default 1. */
  readonly stopBits?: 1 | 2
}

export const lineSettingNames: Readonly<Record<keyof LineSettings, true>> = {
  baudRate: true,
  dataBits: true,
  parity: true,
  stopBits: true,
}

/** Fills in the defaults. @throws {TypeError} when the baud rate is not a positive whole number. */
export function lineSettings(settings: LineSettings): Required<LineSettings> {
  const { baudRate = 9_600, dataBits = 8, parity = 'none', stopBits = 1 } = settings
  if (!Number.isInteger(baudRate) || baudRate <= 0) {
    throw new TypeError('baudRate must be a whole number of bits a second')
  }
  return { baudRate, dataBits, parity, stopBits }
}

/** The USB device that a port belongs to. */
export interface UsbPort {
  readonly vendorId: number
  /** Default: any product. */
  readonly productId?: number
}

export const usbPortNames: Readonly<Record<keyof UsbPort, true>> = {
  vendorId: true,
  productId: true,
}

/** @throws {TypeError} when a name is unknown, or an id is not a number. */
export function checkUsbPort<Port extends UsbPort>(
  caller: string,
  usb: Port,
  names: Readonly<Record<keyof Port, true>>,
): void {
  checkOptionNames<Port>(`${caller}: usb`, usb, names, '{ vendorId: 0x0c2e }')
  const { vendorId, productId = 0 } = usb
  for (const id of [vendorId, productId]) {
    if (Number.isInteger(id) && id >= 0 && id <= 0xffff) continue
    throw new TypeError(
      `${caller}: usb must have whole numbers as vendorId and productId, for example { vendorId: 0x0c2e }.`,
    )
  }
}
