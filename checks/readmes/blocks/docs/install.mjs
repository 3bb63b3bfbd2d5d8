import { root } from '../../../lib/root.mjs'

export const startsEmpty = true

export const blocks = {
  'Installing from a clone': [
    { lines: { 'npx pnpm@12 pack': { inClone: true } } },
    {
      lines: {
        'npm install "$PAYCODE"/tarballs/paycode-{core,parameters,keyboard-wedge}-*.tgz rxjs': {
          env: { PAYCODE: root },
        },
      },
    },
  ],
  Jest: [
    { lines: { 'npm install --save-dev jest@30 @swc/core @swc/jest': {} } },
    { file: 'jest.config.cjs' },
    { file: 'till.test.js' },
    { lines: { 'npx jest': { shows: 'Tests:       1 passed, 1 total' } } },
  ],
}
