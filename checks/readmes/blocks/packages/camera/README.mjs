export const blocks = {
  '@paycode/camera': [
    { lines: { 'npm install @paycode/camera @paycode/core rxjs': {} } },
    { in: 'page', prints: ['13…12 for A-1001'] },
  ],
  'What a page has to serve and allow': [
    {
      in: 'page',
      before: `import { camera } from '@paycode/camera'\nconst eye =`,
      after: `console.log(eye.kind)`,
      prints: ['camera'],
    },
  ],
}
