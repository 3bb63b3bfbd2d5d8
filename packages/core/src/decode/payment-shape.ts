import { walletByShape } from '@paycode/parameters'

/** Length of the shortest wallet's code. Below it, decoders skip the test of the whole text with each key. */
const minCodeLength = 16

/**
 * Whether a text has the shape of some wallet's payment code, accepted or not. It shows a decoder that a scan is whole.
 */
export const isPaymentShaped = (text: string): boolean =>
  text.length >= minCodeLength && walletByShape(text) !== undefined
