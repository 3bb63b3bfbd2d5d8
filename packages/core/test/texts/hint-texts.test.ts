import { languages } from '../../src/texts/cashier-texts.ts'
import { hintTexts } from '../../src/texts/hint-texts.ts'

test('every hint has its words in every language', () => {
  expect(Object.keys(hintTexts)).toEqual(languages)
  const hints = Object.keys(hintTexts.en).toSorted()
  expect(hints).toEqual(expect.arrayContaining(['no-suffix', 'noise', 'unknown-report-layout']))
  for (const texts of Object.values(hintTexts)) expect(Object.keys(texts).toSorted()).toEqual(hints)
})

test.each(Object.entries(hintTexts.zh))('%s is said in Chinese', (_, text) => {
  expect(text).toMatch(/\p{Script=Han}.*。$/u)
})
