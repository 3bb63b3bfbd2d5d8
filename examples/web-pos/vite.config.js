import { defineConfig } from 'vite'
import { contentSecurityPolicy } from './server/content-security-policy.mjs'
import { phoneAddresses } from './server/phone-addresses.mjs'
import { receiptsRelay } from './server/receipts-relay.mjs'

export default defineConfig({
  root: import.meta.dirname,
  // There are only two pages. Any other path is 404, not the index page.
  appType: 'mpa',
  plugins: [receiptsRelay(), phoneAddresses()],
  build: {
    target: 'es2022',
    rolldownOptions: {
      input: ['index.html', 'wallet.html'],
      // Vite would print a report on a slow machine.
      checks: { bundlerTimings: false },
    },
    // All assets are files of the same origin: a strict policy allows no `data:` address for a worker or its wasm.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
  },
  worker: { format: 'es' },
  // A phone on the network reaches only the built pages, never the sources.
  preview: {
    host: true,
    headers: {
      'content-security-policy': contentSecurityPolicy,
      'permissions-policy': 'camera=(self)',
      'referrer-policy': 'no-referrer',
      'x-content-type-options': 'nosniff',
    },
  },
})
