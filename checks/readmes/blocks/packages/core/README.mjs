export const blocks = {
  '@paycode/core': [
    { lines: { 'npm install @paycode/core rxjs': {} } },
    { prints: ['no: 28…09 other-wallet', 'yes: 13…81 for A-1001', '18 digits'] },
  ],
  'Other wallets': [{ prints: ['shop-card 99…78'] }],
}
