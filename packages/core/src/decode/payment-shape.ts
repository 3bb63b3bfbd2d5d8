import { walletByShape } from '@paycode/parameters'

/** No wallet's code is shorter: until then a key need not be followed by a look at the whole. */
const shortestCode = 16

/** Whether a text looks like some wallet's payment code, enabled or not: the sign for a decoder that a scan is whole. */
export const isPaymentShaped = (text: string): boolean =>
  text.length >= shortestCode && walletByShape(text) !== undefined
