export const blocks = {
  '@paycode/parameters': [{ lines: { 'npm install @paycode/parameters': {} } }],
  auth_code: [{ prints: ['mainland-china', 'alipay'] }],
  'Other wallets': [{ prints: ['shop-card'] }],
  openid: [{ prints: [] }],
  notify_url: [{ prints: [] }],
  out_trade_no: [
    { before: 'const randomBytes = (length: number) => new Uint8Array(length)', prints: [] },
  ],
}
