export const blocks = {
  '@paycode/hid': [
    { lines: { 'npm install @paycode/hid @paycode/core rxjs': {} } },
    // No scanner is plugged in: it says so, with a cure, and waits.
    { stops: true, prints: [/^closed/, /^opening/, /^(lost|unavailable) \w/] },
  ],
  'In a page': [
    {
      in: 'page',
      before: `const button = document.body.appendChild(document.createElement('button'))`,
      after: `console.log(scanner.kind)`,
      prints: ['hid'],
    },
  ],
  'Without hardware': [
    { lines: { 'npm install @paycode/simulator': {} } },
    { prints: ['13…81 from hid/1eab-1d10-A1'] },
  ],
}
