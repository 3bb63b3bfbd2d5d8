export const blocks = {
  '@paycode/ledger-redis': [
    { lines: { 'npm install @paycode/ledger-redis @paycode/core rxjs ioredis': {} } },
    {
      needs: ['redis-server'],
      replacing: {
        'redis://ledger.shop.internal': ({ redisUrl }) => redisUrl(),
        "readFileSync('/run/secrets/paycode.key')":
          'globalThis.crypto.getRandomValues(new Uint8Array(32))',
      },
      prints: ['13…81 is used now, at every till'],
    },
  ],
}
