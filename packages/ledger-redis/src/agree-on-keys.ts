import { LedgerError } from '@paycode/core'
import type { Send } from './redis-client.ts'

/**
 * All tills of a ledger must have a key in common, or none would see what the others claim. The server keeps the ids of
 * the keys in use, which tell nothing of them. A till that brings a new key beside the one in use adds it, one that
 * no longer needs the old one takes that away, and one that has none of them is refused.
 * @param ids of the current key first.
 * @throws {LedgerError} `ledger-key` when it has none in common with the others.
 */
export async function agreeOnKeys(send: Send, name: string, ids: readonly string[]): Promise<void> {
  const mine = ids.join(' ')
  await send('SET', name, mine, 'NX')
  const inUse = String(await send('GET', name)).split(' ')
  const [current = ''] = ids
  if (!ids.some((id) => inUse.includes(id))) {
    throw new LedgerError('ledger-key', 'the other tills of this ledger have another key', {
      cure: 'Give this till the key of the others: with its own it cannot see the codes that they used.',
    })
  }
  const isNew = !inUse.includes(current)
  const isLast = inUse[0] === current && ids.length < inUse.length
  if (isNew || isLast) await send('SET', name, mine)
}
