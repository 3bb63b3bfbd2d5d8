import { checkOptionNames } from '../options.ts'
import { platformRandomBytes } from '../platform.ts'
import { isMadeOf, outTradeNoRules } from './out-trade-no-rules.ts'
import { randomBase32 } from './random-base-32.ts'

const { maxLength, marks } = outTradeNoRules.v3 // fits V2 as well
const fewestRandom = 16 // 80 bits: a collision is out of reach for the orders of one merchant

export interface NewOutTradeNoOptions {
  /** What every number begins with, such as the till's name: at most 16 of letters, digits, `_-*`. Default `''`. */
  readonly prefix?: string
  /** Random bytes, as many as asked for. Default: `crypto.getRandomValues` of the platform. */
  readonly randomBytes?: (length: number) => Uint8Array
}

/**
 * A merchant order number for one attempt: the prefix, then random capitals and digits, 32 characters in all.
 * It reads no clock. Store it before the order is submitted, and make a new one for every new payment code:
 * WeChat Pay asks for that (fusion_wallet_ch/QuickPay/chapter3_3.shtml, pay.weixin.qq.com).
 *
 * @throws TypeError when the prefix is too long or has an illegal character, or when `randomBytes` is no
 *   function or does not return the bytes asked for.
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
  if (prefix.length > maxLength - fewestRandom) {
    throw new TypeError(
      `newOutTradeNo: prefix must leave ${fewestRandom} of ${maxLength} characters to chance.`,
    )
  }
  if (typeof randomBytes !== 'function') {
    throw new TypeError('newOutTradeNo: randomBytes must be a function.')
  }
  return prefix + randomBase32(maxLength - prefix.length, randomBytes)
}
