import { keyboardWedge } from '@paycode/keyboard-wedge'
import { enter } from './enter.mjs'

enter({
  library: '@paycode/keyboard-wedge',
  variants: { defaults: { says: 'keyboardWedge()', options: {} } },
  start(options, report) {
    const input = keyboardWedge(options)
    const scans = input.scans$.subscribe(({ text }) => report(text))
    return () => scans.unsubscribe()
  },
})
