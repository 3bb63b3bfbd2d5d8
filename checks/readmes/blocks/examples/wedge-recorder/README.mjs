export const blocks = {
  'The scanner recorder': [
    { lines: { 'npx pnpm@12 recorder': { inClone: true, stops: true, prints: [/x/] } } },
  ],
}
