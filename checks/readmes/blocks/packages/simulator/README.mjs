export const blocks = {
  '@paycode/simulator': [{ lines: { 'npm install @paycode/simulator @paycode/core rxjs': {} } }],
  'A till without hardware': [{ prints: ['wrong-length', 'A-1 accepted'] }],
}
