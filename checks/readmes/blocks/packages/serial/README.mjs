export const blocks = {
  '@paycode/serial': [
    { lines: { 'npm install @paycode/serial @paycode/core rxjs': {} } },
    // There is no such port: it says so, with a cure, and waits.
    { stops: true, prints: [/^closed/, /^opening/, /^\w+ .*\w{3}/] },
  ],
}
