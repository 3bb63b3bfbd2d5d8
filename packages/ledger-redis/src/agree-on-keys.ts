import type { Fingerprinter } from '@paycode/core'
import { agreeOnKeys } from '@paycode/core/adapter'
import type { Send } from './redis-client.ts'

/**
 * The server keeps the ids of the keys in use, which tell nothing of them.
 * @throws {LedgerError} `ledger-key` when none is in common with the other tills.
 */
export async function agreeWithServer(
  send: Send,
  name: string,
  fingerprinter: Fingerprinter,
): Promise<void> {
  await send('SET', name, agreeOnKeys([], fingerprinter).join(' '), 'NX')
  const inUse = String(await send('GET', name)).split(' ')
  const agreed = agreeOnKeys(inUse, fingerprinter)
  if (agreed !== inUse) await send('SET', name, agreed.join(' '))
}
