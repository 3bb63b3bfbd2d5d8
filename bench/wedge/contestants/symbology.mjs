import { Symbology } from '@use-symbology-scanner/core'
import { useSymbologyScanner } from '@use-symbology-scanner/react'
import { createElement } from 'react'
import { createRoot } from 'react-dom/client'
import { enter } from './enter.mjs'

const digits = new Symbology({
  ...{ name: 'payment code', allowedCharacters: '[0-9]', minLength: 16, maxLength: 24 },
})

function Scanner({ options, report }) {
  useSymbologyScanner(report, options)
  return null
}

const nextTask = () => new Promise((resolve) => setTimeout(resolve, 10))

enter({
  library: '@use-symbology-scanner/react',
  variants: {
    defaults: { says: 'useSymbologyScanner(handler): all standard symbologies', options: {} },
    patient: {
      says:
        "suffix '\\n', maxDelay 120, symbologies UPC-A, EAN 8, EAN 13 and one of 16 to 24 digits: for scanners of " +
        'up to 100 ms a key that end with Enter',
      options: {
        symbologies: ['UPC-A', 'EAN 8', 'EAN 13', digits],
        scannerOptions: { prefix: '', suffix: '\n', maxDelay: 120 },
      },
    },
  },
  async start(options, report) {
    const root = createRoot(document.body.appendChild(document.createElement('div')))
    const draw = async () => {
      root.render(createElement(Scanner, { options: { ...options }, report }))
      await nextTask()
    }
    // It listens from its second rendering on only: a page that is drawn once would never hear a key.
    await draw()
    await draw()
    return () => root.unmount()
  },
})
