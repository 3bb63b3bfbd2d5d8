export const blocks = {
  'A web POS, and a wallet to try it with': [
    { lines: { 'npx pnpm@12 web': { inClone: true, stops: true, prints: [/x/] } } },
  ],
}
