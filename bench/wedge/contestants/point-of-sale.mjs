import KeyboardBarcodeScanner from '@point-of-sale/keyboard-barcode-scanner'
import { enter } from './enter.mjs'

enter({
  library: '@point-of-sale/keyboard-barcode-scanner',
  variants: {
    defaults: {
      says: 'new KeyboardBarcodeScanner(), which reads nothing while an input has the focus',
      options: {},
    },
    patient: {
      says: 'timing 120 (in its source, not in its README): for scanners of up to 100 ms a key',
      options: { timing: 120 },
    },
  },
  async start(options, report) {
    const scanner = new KeyboardBarcodeScanner(options)
    scanner.addEventListener('barcode', ({ value }) => report(value))
    await scanner.connect()
    return () => scanner.disconnect()
  },
})
