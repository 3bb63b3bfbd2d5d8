export const blocks = {
  'The scanner recorder': [
    {
      lines: {
        'npx pnpm@12 recorder': {
          inClone: true,
          stops: true,
          env: { BROWSER: 'none', PORT: '0' },
          shows: '(Ctrl+C ends it)',
        },
      },
    },
  ],
}
