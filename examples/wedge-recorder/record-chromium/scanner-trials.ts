import { code, otherCode, product, type Trial } from './trial.ts'

const paces = [1, 2, 8, 30, 80].map((gapMs): Trial => ({
  name: `us-${gapMs}-ms-enter`,
  comesTo: [code],
  act: ({ keys }) => keys.scan(`${code}\r`, { gapMs }),
}))

const suffixes: readonly Trial[] = [
  {
    name: 'us-8-ms-no-suffix',
    comesTo: [code],
    act: ({ keys }) => keys.scan(code, { gapMs: 8 }),
  },
  {
    name: 'us-8-ms-tab',
    comesTo: [code],
    act: ({ keys }) => keys.scan(`${code}\t`, { gapMs: 8 }),
  },
  {
    name: 'us-8-ms-cr-lf',
    comesTo: [code],
    act: ({ keys }) => keys.scan(`${code}\r\n`, { gapMs: 8 }),
  },
]

const layouts: readonly Trial[] = [
  {
    name: 'fr-8-ms-enter',
    comesTo: [code],
    act: async ({ keys }) => {
      await keys.layout('fr')
      await keys.scan(`${code}\r`, { gapMs: 8 })
      await keys.layout('us')
    },
  },
  {
    name: 'fr-caps-lock-8-ms-enter',
    comesTo: [code],
    act: async ({ keys }) => {
      await keys.layout('fr')
      await keys.toggle('Caps_Lock')
      await keys.scan(`${code}\r`, { gapMs: 8 })
      await keys.toggle('Caps_Lock')
      await keys.layout('us')
    },
  },
  {
    name: 'us-caps-lock-8-ms-enter',
    comesTo: [code],
    act: async ({ keys }) => {
      await keys.toggle('Caps_Lock')
      await keys.scan(`${code}\r`, { gapMs: 8 })
      await keys.toggle('Caps_Lock')
    },
  },
  {
    name: 'keypad-num-lock-on-8-ms-enter',
    comesTo: [code],
    act: async ({ keys }) => {
      await keys.toggle('Num_Lock')
      await keys.scan(`${code}\r`, { gapMs: 8, keypad: true })
      await keys.toggle('Num_Lock')
    },
  },
  {
    name: 'keypad-num-lock-off-8-ms-enter',
    comesTo: [code],
    act: ({ keys }) => keys.scan(`${code}\r`, { gapMs: 8, keypad: true }),
  },
]

const pages: readonly Trial[] = [
  {
    name: 'page-busy-30-of-40-ms',
    comesTo: [code],
    act: async ({ page, keys }) => {
      await page.evaluate(() => trialPage.blockAgainAndAgain(40, 30, 40))
      await keys.scan(`${code}\r`, { gapMs: 8 })
    },
  },
  {
    name: 'page-blocked-1500-ms',
    comesTo: [code],
    act: async ({ page, keys }) => {
      // At that time the scan has begun, and is not over.
      await page.evaluate(() => trialPage.blockAfter(80, 1_500))
      await keys.scan(`${code}\r`, { gapMs: 8 })
    },
  },
  {
    name: 'nothing-focused-8-ms-enter',
    comesTo: [code],
    focus: 'nothing',
    act: ({ keys }) => keys.scan(`${code}\r`, { gapMs: 8 }),
  },
]

const scans: readonly Trial[] = [
  {
    name: 'aim-prefix-8-ms-enter',
    comesTo: [code],
    act: ({ keys }) => keys.scan(`]Q1${code}\r`, { gapMs: 8 }),
  },
  {
    name: 'product-8-ms-enter',
    comesTo: ['wrong-length'],
    act: ({ keys }) => keys.scan(`${product}\r`, { gapMs: 8 }),
  },
  {
    name: 'two-scans-back-to-back',
    comesTo: [code, otherCode],
    act: ({ keys }) => keys.scan(`${code}\r${otherCode}\r`, { gapMs: 8 }),
  },
]

export const scannerTrials: readonly Trial[] = [
  ...paces,
  ...suffixes,
  ...layouts,
  ...pages,
  ...scans,
]
