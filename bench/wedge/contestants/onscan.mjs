import onScan from 'onscan.js'
import { enter } from './enter.mjs'

// Enter and Tab end a scan by default. Its README's other way to keep digits out of fields, `preventDefault`, "won't let
// you use the keyboard for typing": no till could set it.
enter({
  library: 'onscan.js',
  variants: {
    defaults: { says: 'onScan.attachTo(document)', options: {} },
    patient: {
      says: 'avgTimeByChar 120, timeBeforeScanTest 200, minLength 8: for scanners of up to 100 ms a key',
      options: { avgTimeByChar: 120, timeBeforeScanTest: 200, minLength: 8 },
    },
  },
  start(options, report) {
    onScan.attachTo(document, { ...options, onScan: (code) => report(code) })
    return () => onScan.detachFrom(document)
  },
})
