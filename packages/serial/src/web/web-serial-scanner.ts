import { type ScannerInput } from '@paycode/core'
import { checkOptionNames } from '@paycode/core/adapter'
import { Subject } from 'rxjs'
import { serialInput, serialInputNames, type SerialInputOptions } from '../serial-input.ts'
import { checkUsbPort, lineSettings, usbPortNames, type UsbPort } from '../serial-platform.ts'
import { webPlatform } from './web-platform.ts'
import { browserSerial, type WebSerial } from './web-serial.ts'

export interface WebSerialScannerOptions extends SerialInputOptions {
  /** The USB device whose ports are offered and used. Default: any. */
  readonly usb?: UsbPort
  /** Default `navigator.serial`. `@paycode/simulator` has a simulated one. */
  readonly serial?: WebSerial
}

const names: Readonly<Record<keyof WebSerialScannerOptions, true>> = {
  ...serialInputNames,
  usb: true,
  serial: true,
}

export interface WebSerialInput extends ScannerInput {
  /**
   * Asks the person for a port in the browser's own dialogue. Call it from a click. The permission stays, so once is
   * enough. Resolves to whether a port was chosen.
   * @throws {DOMException} when it was not called from a click (the browser's `SecurityError`).
   */
  readonly request: () => Promise<boolean>
}

/**
 * A serial scanner that this page has permission for, by Web Serial (Chrome and Edge). After replugging it is opened
 * automatically.
 * @throws {TypeError} when an option is unknown or out of range.
 */
export function webSerialScanner(options: WebSerialScannerOptions = {}): WebSerialInput {
  checkOptionNames<WebSerialScannerOptions>('webSerialScanner', options, names)
  const { usb, serial = browserSerial() } = options
  if (serial === undefined && typeof location === 'undefined') {
    throw new TypeError(
      'webSerialScanner: there is no page here. Call it in the browser, for example in an effect.',
    )
  }
  if (usb !== undefined) checkUsbPort('webSerialScanner', usb, usbPortNames)
  const chosen$ = new Subject<void>()
  const settings = lineSettings(options)
  const platform = webPlatform({ serial, usb, settings, chosen$ })
  return {
    ...serialInput(platform, options),
    async request() {
      if (!serial) return false
      try {
        await serial.requestPort({ filters: usb ? [filterOf(usb)] : [] })
      } catch (error) {
        // Web Serial's error when the person chooses no port.
        if (error instanceof Error && error.name === 'NotFoundError') return false
        throw error
      }
      chosen$.next()
      return true
    },
  }
}

const filterOf = ({
  vendorId,
  productId,
}: UsbPort): { usbVendorId: number; usbProductId?: number } => ({
  usbVendorId: vendorId,
  ...(productId !== undefined && { usbProductId: productId }),
})
