export const blocks = {
  '@paycode/hid': [
    { lines: { 'npm install @paycode/hid @paycode/core rxjs': {} } },
    // No scanner is plugged in: it says so, with a cure, and waits.
    { stops: true, prints: [/^closed/, /^opening/, /^unavailable .*\w{3}/] },
  ],
}
