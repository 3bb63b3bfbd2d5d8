export const blocks = {
  '@paycode/camera': [
    { lines: { 'npm install @paycode/camera @paycode/core rxjs': {} } },
    { in: 'page', prints: ['13…12 for A-1001'] },
  ],
}
