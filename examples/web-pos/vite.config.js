import { defineConfig } from 'vite'
import { contentSecurityPolicy } from './server/content-security-policy.mjs'
import { phoneAddresses } from './server/phone-addresses.mjs'
import { receiptsRelay } from './server/receipts-relay.mjs'

export default defineConfig({
  root: import.meta.dirname,
  // Two pages, and nothing else: what is not there is not there.
  appType: 'mpa',
  plugins: [receiptsRelay(), phoneAddresses()],
  build: {
    target: 'es2022',
    rolldownOptions: {
      input: ['index.html', 'wallet.html'],
      // On a slow machine it would print a report.
      checks: { bundlerTimings: false },
    },
    // Same-origin files throughout: a strict policy allows no data: address for a worker or its wasm.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
  },
  worker: { format: 'es' },
  // What is built is what is shown, and all that a phone on the network can reach: never the sources.
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
