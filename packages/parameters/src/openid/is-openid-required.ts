import { tradeTypes, type TradeType } from './trade-types.ts'

/**
 * Whether an order of this trade type must name the payer's openid (`tradeTypes`). Exact, in capitals.
 *
 * @throws TypeError when the trade type is unknown; the message names the known ones.
 */
export function isOpenidRequired(tradeType: TradeType): boolean {
  const row = tradeTypes.find((candidate) => candidate.tradeType === tradeType)
  if (row === undefined) {
    const known = tradeTypes.map((candidate) => candidate.tradeType).join(', ')
    throw new TypeError(`isOpenidRequired: unknown trade type. Known are: ${known}.`)
  }
  return row.openidRequired
}
