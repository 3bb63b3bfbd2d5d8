import { resolve } from 'node:path'

interface Reasons {
  tableKeys: RegExp
  raises(text: string, code: string): boolean
}

const { raises, tableKeys } = jest.requireActual<Reasons>(
  resolve(__dirname, '../lib/read-reasons.mjs'),
)

test.each([
  "refuse('torn')",
  "const reason = isTorn ? 'torn' : undefined",
  "const byName = { NotFoundError: 'torn', other: 'whole' }",
  "const signs = [['torn', 2]]",
])('%s raises it', (text) => {
  expect(raises(text, 'torn')).toBe(true)
})

test.each([
  "export type Reason = 'whole' | 'torn'",
  "// as 'torn' says\n",
  "if (reason === 'torn' || reason !== 'torn') go()",
  "switch (reason) { case 'torn': go() }",
  "if (seen.has('torn')) go()",
  "const words = { 'torn': words['torn'] }",
  "refuse('torn-again')",
])('%s does not', (text) => {
  expect(raises(text, 'torn')).toBe(false)
})

test('the keys of a table of words are its codes, the keys of its rows are not', () => {
  const table =
    "export const words = {\n  torn: {\n    en: {},\n  },\n  'held-key': other['held-key'],\n}\n"
  expect([...table.matchAll(tableKeys)].map(([, code]) => code)).toStrictEqual(['torn', 'held-key'])
})
