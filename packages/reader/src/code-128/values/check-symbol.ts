import { startCValue } from './symbol-patterns.ts'

export const checkModulus = 103

/** The value of the check symbol by ISO/IEC 15417: the start once, plus each pair times its place. */
export const checkOf = (pairs: ArrayLike<number>): number => {
  let sum = startCValue
  for (let at = 0; at < pairs.length; at += 1) sum += (at + 1) * pairs[at]!
  return sum % checkModulus
}
