export const blocks = {
  '@paycode/serial': [
    { lines: { 'npm install @paycode/serial @paycode/core rxjs': {} } },
    // There is no such port: it says so, with a cure, and waits.
    { stops: true, prints: [/^closed/, /^opening/, /^\w+ .*\w{3}/] },
    {
      in: 'page',
      before: `const button = document.body.appendChild(document.createElement('button'))`,
      after: `console.log(scanner.kind)`,
      prints: ['serial'],
    },
  ],
  'Without hardware': [
    { lines: { 'npm install @paycode/simulator': {} } },
    { prints: ['13…81 from serial'] },
  ],
}
