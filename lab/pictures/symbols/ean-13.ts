import bwip from 'bwip-js/node'
import { modulesOf } from './code-128.ts'

/** Twelve digits and their check digit, as 95 modules. */
export function ean13(twelveDigits: string): { text: string; modules: Uint8Array } {
  const sum = Array.from(twelveDigits, Number).reduce(
    (total, digit, at) => total + digit * (at % 2 === 0 ? 1 : 3),
    0,
  )
  const text = `${twelveDigits}${(10 - (sum % 10)) % 10}`
  const [symbol] = bwip.raw('ean13', text, '')
  if (symbol === undefined || !('sbs' in symbol)) throw new Error('bwip-js drew no EAN-13.')
  return { text, modules: modulesOf(symbol.sbs) }
}
