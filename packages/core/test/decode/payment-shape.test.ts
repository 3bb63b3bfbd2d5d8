import { isPaymentShaped } from '../../src/decode/payment-shape.ts'

describe('isPaymentShaped', () => {
  test.each([
    '134567890123456789',
    '150000000000000000',
    '160123456789012345',
    '2876543210987654',
    '287654321098765432109876',
    '6212345678901234567',
    'hQVDUFYwMWETTweg',
  ])('%s', (text) => {
    expect(isPaymentShaped(text)).toBe(true)
  })

  test.each([
    '',
    '13456789012345678',
    '1345678901234567890',
    '134567890123456789134567890123456789',
    '170000000000000000',
    '287654321098765',
    '2876543210987654321098765',
    '621234567890123456',
    '6901234567892',
    'hQVDUFYwMWETTwe',
    ' 134567890123456789',
  ])('%j is not payment-shaped', (text) => {
    expect(isPaymentShaped(text)).toBe(false)
  })
})
