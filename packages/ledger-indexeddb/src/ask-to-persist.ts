import type { LedgerStatus } from '@paycode/core'
import { ledgerProblems } from './ledger-problems.ts'

const mayBeEvicted: LedgerStatus['problem'] = {
  code: 'may-be-evicted',
  words: ledgerProblems.mayBeEvicted,
}

/**
 * Asks the browser not to clear the storage when its disk is full; it decides by itself or asks the person, who may take
 * his time. A worker can only look, and private windows always say no (https://storage.spec.whatwg.org/#persistence).
 * Tells that it has not promised it, until it has.
 */
export async function askToPersist(
  tell: (problem: LedgerStatus['problem']) => void,
): Promise<void> {
  // Pages on plain http have no `storage`.
  const storage: StorageManager | undefined = Reflect.get(navigator, 'storage')
  if (await says(() => storage?.persisted())) return
  tell(mayBeEvicted)
  if (await says(() => storage && 'persist' in storage && storage.persist())) tell(undefined)
}

async function says(ask: () => unknown): Promise<boolean> {
  try {
    return (await ask()) === true
  } catch {
    return false
  }
}
