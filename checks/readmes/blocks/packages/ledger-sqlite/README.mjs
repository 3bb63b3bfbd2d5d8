export const blocks = {
  '@paycode/ledger-sqlite': [
    { lines: { 'npm install @paycode/ledger-sqlite @paycode/core rxjs': {} } },
    { prints: ['13…81 is used now, also after a restart'] },
  ],
}
