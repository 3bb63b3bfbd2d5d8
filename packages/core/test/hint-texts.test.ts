import { languages } from '../src/cashier-texts.ts'
import { keyboardHints } from '../src/decode/keyboard/keyboard-hints.ts'
import { hintTexts } from '../src/hint-texts.ts'

test('every hint has its words in every language', () => {
  expect(Object.keys(hintTexts)).toEqual(languages)
  for (const texts of Object.values(hintTexts)) {
    expect(Object.keys(texts)).toEqual(Object.keys(keyboardHints))
  }
})

test.each(Object.entries(hintTexts.zh))('%s is said in Chinese', (_, text) => {
  expect(text).toMatch(/\p{Script=Han}.*。$/u)
})
