import { cashierTexts } from '../../src/index.ts'

test.each(['fr', 'zh-CN', 'zh_TW', 'no'])(
  '%s is not a language: the error names those that exist',
  (language) => {
    expect(() => Reflect.get(cashierTexts, language)).toThrow(
      new TypeError(`cashierTexts: no language "${language}". It has: en, zh.`),
    )
  },
)

test('what a runtime asks every object for is no language', async () => {
  expect(Object.keys(cashierTexts)).toEqual(['en', 'zh'])
  expect(JSON.parse(JSON.stringify(cashierTexts))).toHaveProperty('zh.expired.what')
  expect({ ...cashierTexts }).toHaveProperty('en.expired.cure')
  expect(await Promise.resolve(cashierTexts)).toBe(cashierTexts)
  expect(String(cashierTexts)).toBe('[object Object]')
})
