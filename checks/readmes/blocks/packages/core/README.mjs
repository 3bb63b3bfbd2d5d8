export const blocks = {
  '@paycode/core': [
    { lines: { 'npm install @paycode/core rxjs': {} } },
    { prints: [/^yes: 13…81 for A-1001 5\d{4}(\.\d+)? ms left$/] },
  ],
}
