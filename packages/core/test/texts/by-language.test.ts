import { cashierTexts, hintTexts } from '../../src/index.ts'

test.each([
  ['cashierTexts', cashierTexts],
  ['hintTexts', hintTexts],
])('%s names its languages where it lacks one', (name, texts) => {
  for (const language of ['fr', 'zh-CN', 'zh_TW', 'no']) {
    expect(() => Reflect.get(texts, language)).toThrow(
      new TypeError(`${name}: no language "${language}". It has: en, zh.`),
    )
  }
})

test('what a runtime asks every object for is no language', async () => {
  expect(Object.keys(cashierTexts)).toEqual(['en', 'zh'])
  expect(JSON.parse(JSON.stringify(cashierTexts))).toHaveProperty('zh.expired.what')
  expect({ ...cashierTexts }).toHaveProperty('en.expired.cure')
  expect(await Promise.resolve(cashierTexts)).toBe(cashierTexts)
  expect(String(cashierTexts)).toBe('[object Object]')
})
