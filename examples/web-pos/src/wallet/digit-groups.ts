/** The digits in groups of four. Either all are shown, or, as in real wallets, only the first two and the last two. */
export function digitGroups(code: string, isShown: boolean): string {
  const digits = isShown ? code : `${code.slice(0, 2)}${'•'.repeat(14)}${code.slice(-2)}`
  return digits.match(/.{1,4}/g)?.join(' ') ?? ''
}
