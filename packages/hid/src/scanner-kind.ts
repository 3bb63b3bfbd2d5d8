import { hidVendorOf } from '@paycode/core/adapter'
import type { FoundDevice } from './hid-platform.ts'

const saysScanner = /bar ?code|scanner|imager/i

/**
 * Whether a keyboard is a scanner in keyboard mode, by its maker or its product name. Other keyboards are left alone:
 * people type on them.
 */
const isScannerKeyboard = ({ kind, vendorId, product = '' }: FoundDevice): boolean =>
  kind === 'keyboard' && (hidVendorOf(vendorId) !== undefined || saysScanner.test(product))

/**
 * The scanners among the devices. A scanner with both a keyboard and a HID POS interface counts as HID POS.
 */
export function scannersOf(found: readonly FoundDevice[]): FoundDevice[] {
  const pos = found.filter(({ kind }) => kind === 'pos')
  const isAlsoPos = (keyboard: FoundDevice): boolean =>
    pos.some(
      ({ vendorId, productId, serialNumber }) =>
        vendorId === keyboard.vendorId &&
        productId === keyboard.productId &&
        serialNumber === keyboard.serialNumber,
    )
  const keyboards = found.filter((device) => isScannerKeyboard(device) && !isAlsoPos(device))
  return [...pos, ...keyboards].toSorted((one, other) => (one.key < other.key ? -1 : 1))
}
