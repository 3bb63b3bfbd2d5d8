import type { Issuer } from '@paycode/parameters'
import { uniformInt } from 'pure-rand/distribution/uniformInt'
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus'

const prefixes: Readonly<Record<Issuer, readonly [least: number, most: number]>> = {
  'mainland-china': [10, 14],
  'hong-kong': [15, 15],
}
const eightDigits = 99_999_999

/** Generates made-up WeChat Pay codes. The same seed gives the same codes. */
export function madeUpCodes(seed: number, issuer: Issuer): () => string {
  const random = xoroshiro128plus(seed)
  const eight = (): string => String(uniformInt(random, 0, eightDigits)).padStart(8, '0')
  return () => `${uniformInt(random, ...prefixes[issuer])}${eight()}${eight()}`
}
