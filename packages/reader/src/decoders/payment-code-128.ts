import { checkOptionNames } from '@paycode/core/adapter'
import { readPaymentCode128, paymentPrefixes } from '../code-128/read-payment-code-128.ts'
import type { FoundCode, FrameDecoder } from './frame-decoder.ts'

export interface PaymentCode128DecoderOptions {
  /** The accepted first two digits. Default: WeChat Pay's, 10 to 15, and Alipay's, 25 to 30. */
  readonly prefixes?: readonly string[]
}

/**
 * The project's own reader as a decoder: Code 128 of 18 digits with an accepted prefix, at any angle. It is synchronous
 * inside and cheap where there are no bars. Modules may be 1.4 to 8 pixels wide; for a larger code, pass a smaller picture.
 * @throws {TypeError} when an option is unknown.
 */
export function paymentCode128(options: PaymentCode128DecoderOptions = {}): FrameDecoder {
  checkOptionNames<PaymentCode128DecoderOptions>('paymentCode128', options, { prefixes: true })
  const { prefixes = paymentPrefixes } = options
  return {
    name: 'payment-code-128',
    symbologies: ['code-128'],
    async decode(frame, { symbologies, region, tensors, barred }) {
      if (!symbologies.includes('code-128')) return []
      const codes = readPaymentCode128(frame, {
        prefixes,
        ...(region && { region }),
        ...(tensors && { tensors }),
        ...(barred && { barred }),
      })
      return codes.map(({ text, corners }): FoundCode => ({
        ...{ text, corners },
        symbology: 'code-128',
      }))
    },
    close() {},
  }
}
