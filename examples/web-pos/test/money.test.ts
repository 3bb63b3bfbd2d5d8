import fc from 'fast-check'
import { parseAmount, showAmount } from '../src/shared/money.ts'

test.each([
  ['12', 1200],
  ['12.', 1200],
  ['12.5', 1250],
  ['12,50', 1250],
  ['¥ 12.50', 1250],
  [' 0.01 ', 1],
  ['.5', 50],
  ['50000', 5_000_000],
])('%s is an amount', (text, fen) => {
  expect(parseAmount(text)).toBe(fen)
})

test.each([
  '',
  '0',
  '0.00',
  '.',
  '-1',
  '1e3',
  '12.345',
  '1,234.00',
  '50000.01',
  '١٢',
  '12 5',
  'NaN',
])('"%s" is no amount', (text) => {
  expect(parseAmount(text)).toBeUndefined()
})

test('what is shown reads back as the same amount', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 5_000_000 }),
      fc.constantFrom('en', 'zh'),
      (fen, language) => {
        expect(parseAmount(showAmount(fen, language).replaceAll(',', ''))).toBe(fen)
      },
    ),
  )
})

test('any other text is an amount within the bounds, or none', () => {
  fc.assert(
    fc.property(fc.string(), (text) => {
      const fen = parseAmount(text) ?? 1
      expect(Number.isSafeInteger(fen) && fen >= 1 && fen <= 5_000_000).toBe(true)
    }),
  )
})
