import { checkOptionNames, usages } from '@paycode/core/adapter'
import { hidInput, type HidInput, type HidInputOptions } from '../hid-input.ts'
import { browserHid, type WebHid } from './web-hid.ts'
import { webPlatform } from './web-platform.ts'

export interface WebHidScannerOptions extends Omit<HidInputOptions, 'readKeyboards'> {
  /** Default `navigator.hid`. `@paycode/simulator` has a simulated one. */
  readonly hid?: WebHid
}

const names: Readonly<Record<keyof WebHidScannerOptions, true>> = {
  id: true,
  wants: true,
  redirect: true,
  clock: true,
  scheduler: true,
  hid: true,
}

export interface WebHidInput extends HidInput {
  /**
   * Asks the person for a scanner in the browser's own dialogue. Call it from a click. The permission stays, so once is
   * enough. Resolves to whether a scanner was chosen.
   * @throws {DOMException} when it was not called from a click (the browser's `SecurityError`).
   */
  readonly request: () => Promise<boolean>
}

/**
 * The HID POS scanners that this page has permission for, by WebHID (Chrome and Edge), as one input. A scanner that is
 * plugged in later or again is opened automatically. A scanner in keyboard mode is invisible: browsers hide keyboards.
 * @throws {TypeError} when an option is unknown.
 */
export function webHidScanner(options: WebHidScannerOptions = {}): WebHidInput {
  checkOptionNames<WebHidScannerOptions>('webHidScanner', options, names)
  const { hid = browserHid() } = options
  if (hid === undefined && typeof location === 'undefined') {
    throw new TypeError(
      'webHidScanner: there is no page here. Call it in the browser, for example in an effect.',
    )
  }
  const { look, ...input } = hidInput(webPlatform(hid), options)
  return {
    ...input,
    async request() {
      const usagePage = usages.barcodeScanner >>> 16
      const chosen = (await hid?.requestDevice({ filters: [{ usagePage }] })) ?? []
      if (chosen.length > 0) look()
      return chosen.length > 0
    },
  }
}
