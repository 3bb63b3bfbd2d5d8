import { checkOptionNames } from '../options.ts'
import { platformRandomBytes } from '../platform.ts'
import { isMadeOf, outTradeNoRules } from './out-trade-no-rules.ts'
import { randomBase32 } from './random-base-32.ts'

const { maxLength, marks } = outTradeNoRules.v3 // V2 accepts every number that V3 accepts
/** Random characters, at least. 16 have 80 bits: enough to rule out a collision among one merchant's orders. */
const minRandom = 16

export interface NewOutTradeNoOptions {
  /** The beginning of every number, for example the till's name: at most 16 letters, digits and `_-*`. Default `''`. */
  readonly prefix?: string
  /** Returns `length` random bytes. Default: `crypto.getRandomValues` of the platform. */
  readonly randomBytes?: (length: number) => Uint8Array
}

/**
 * Makes a merchant order number for one attempt: the prefix, then random capitals and digits, 32 characters in all.
 * It reads no clock. Store it before the order is submitted, and make a new one for every new payment code:
 * WeChat Pay requires that (fusion_wallet_ch/QuickPay/chapter3_3.shtml, pay.weixin.qq.com).
 *
 * @throws TypeError when the prefix is too long or has an illegal character, or when `randomBytes` is not a
 *   function or does not return `length` bytes.
 * @throws PlatformError `no-random-source` when there is neither `randomBytes` nor Web Crypto.
 */
export function newOutTradeNo(options: NewOutTradeNoOptions = {}): string {
  checkOptionNames<NewOutTradeNoOptions>('newOutTradeNo', options, {
    prefix: true,
    randomBytes: true,
  })
  const { prefix = '', randomBytes = platformRandomBytes } = options
  if (typeof prefix !== 'string' || !isMadeOf(marks, prefix)) {
    throw new TypeError('newOutTradeNo: prefix must be letters, digits and _-* only.')
  }
  if (prefix.length > maxLength - minRandom) {
    throw new TypeError(
      `newOutTradeNo: prefix must leave ${minRandom} of ${maxLength} characters to chance.`,
    )
  }
  if (typeof randomBytes !== 'function') {
    throw new TypeError('newOutTradeNo: randomBytes must be a function.')
  }
  return prefix + randomBase32(maxLength - prefix.length, randomBytes)
}
