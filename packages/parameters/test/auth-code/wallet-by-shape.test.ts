import fc from 'fast-check'
import { walletByShape } from '../../src/auth-code/wallet-by-shape.ts'
import { recognisePaymentCode } from '../../src/auth-code/recognise-payment-code.ts'

const nearly = fc.oneof(
  fc
    .tuple(
      fc.constantFrom('10', '13', '15', '160', '16', '25', '28', '30', '62', '99', 'hQVDUFY'),
      fc.stringMatching(/^[0-9]{0,24}$/),
    )
    .map((parts) => parts.join('')),
  fc.stringMatching(/^[0-9]{0,26}$/),
  fc.string(),
)

test('the wallet of a shape is that of the code, with everything enabled', () => {
  fc.assert(
    fc.property(nearly, (text) => {
      const verdict = recognisePaymentCode(text, { enable: ['160'] })
      expect(walletByShape(text)).toBe(verdict.ok ? verdict.wallet : undefined)
    }),
    { numRuns: 2_000 },
  )
})

test.each([
  ['134567890123456789', 'wechat-pay'],
  ['160123456789012345', 'wechat-pay'],
  ['287654321098765432', 'alipay'],
  ['6212345678901234567', 'unionpay'],
  ['hQVDUFYwMWEPTwegAAAA', 'emv-cpm'],
  ['13456789012345678９', undefined],
  ['', undefined],
])('%s: %s', (text, wallet) => expect(walletByShape(text)).toBe(wallet))
