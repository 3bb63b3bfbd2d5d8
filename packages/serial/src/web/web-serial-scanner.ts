import { type ScannerInput } from '@paycode/core'
import { checkOptionNames } from '@paycode/core/adapter'
import { Subject } from 'rxjs'
import { serialInput, serialInputNames, type SerialInputOptions } from '../serial-input.ts'
import { checkUsbPort, lineSettings, usbPortNames, type UsbPort } from '../serial-platform.ts'
import { webPlatform } from './web-platform.ts'
import { browserSerial, type WebSerial } from './web-serial.ts'

export interface WebSerialScannerOptions extends SerialInputOptions {
  /** Which ports are offered and taken. Default any. */
  readonly usb?: UsbPort
  /** Default `navigator.serial`. A simulated one is in `@paycode/simulator`. */
  readonly serial?: WebSerial
}

const names: Readonly<Record<keyof WebSerialScannerOptions, true>> = {
  ...serialInputNames,
  usb: true,
  serial: true,
}

export interface WebSerialInput extends ScannerInput {
  /**
   * Asks the person at the page for a port, in the browser's own dialogue; call it from a click. The permission stays, so once is
   * enough. Answers whether one was chosen.
   * @throws {DOMException} where it was not called from a click (the browser's own `SecurityError`).
   */
  readonly request: () => Promise<boolean>
}

/**
 * A serial scanner that this page has permission for, by Web Serial (Chrome and Edge). What is plugged in again is opened by itself.
 * @throws {TypeError} when an option is unknown or out of its range.
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
        // Web Serial's word for a person who chooses none.
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
