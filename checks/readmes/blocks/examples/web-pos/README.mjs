export const blocks = {
  'A web POS, and a wallet to try it with': [
    {
      lines: {
        'npx pnpm@12 web': {
          inClone: true,
          stops: true,
          env: { BROWSER: 'none', PORT: '0' },
          shows: 'Ctrl+C ends it.',
        },
      },
    },
  ],
}
