export const blocks = {
  'A counter with HID scanners': [
    {
      lines: {
        'npx pnpm@12 build': { inClone: true },
        'node examples/hid-counter/counter.mjs': {
          inClone: true,
          stops: true,
          prints: [
            /^scanner: closed/,
            /^A-1: scan/,
            /^scanner: opening/,
            /^scanner: (lost|unavailable)\. \w/,
          ],
        },
        'node examples/hid-counter/counter.mjs --simulated': {
          ranBy: ['examples/hid-counter/test/counter.test.ts', '--simulated'],
        },
      },
    },
  ],
}
