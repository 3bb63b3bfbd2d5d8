/** The digits in groups of four: all of them, or as real wallets show them, all but the outer two on each side hidden. */
export function digitGroups(code: string, isShown: boolean): string {
  const digits = isShown ? code : `${code.slice(0, 2)}${'•'.repeat(14)}${code.slice(-2)}`
  return digits.match(/.{1,4}/g)?.join(' ') ?? ''
}
