export const blocks = {
  '@paycode/ledger-indexeddb': [
    { lines: { 'npm install @paycode/ledger-indexeddb @paycode/core rxjs': {} } },
    { in: 'page', prints: ['13…81 is used now, in this browser'] },
  ],
}
