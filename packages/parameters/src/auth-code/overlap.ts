import { isMadeOf } from './alphabets.ts'
import type { WalletShape } from './wallets.ts'

/** Whether some text has both shapes. */
export const overlap = (one: WalletShape, other: WalletShape): boolean =>
  shareLength(one, other) &&
  one.prefixes.some((mine) =>
    other.prefixes.some((theirs) => {
      if (!mine.startsWith(theirs) && !theirs.startsWith(mine)) return false
      const longer = mine.length > theirs.length ? mine : theirs
      return canBegin(one, longer) && canBegin(other, longer)
    }),
  )

function shareLength({ lengths: mine }: WalletShape, { lengths: theirs }: WalletShape): boolean {
  return mine === null || theirs === null || mine.some((length) => theirs.includes(length))
}

/** Whether a code of this shape can begin with `text`. Every alphabet has digits, so digits can follow. Without `lengths`, anything can. */
const canBegin = ({ alphabet, lengths }: WalletShape, text: string): boolean =>
  lengths === null || isMadeOf(alphabet, text)
