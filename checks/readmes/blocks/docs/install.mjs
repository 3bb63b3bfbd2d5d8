import { root } from '../../../lib/root.mjs'

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
}
