import type { LedgerStatus } from '@paycode/core'
import { ledgerProblems } from './ledger-problems.ts'

const mayBeEvicted: LedgerStatus['problem'] = {
  code: 'may-be-evicted',
  words: ledgerProblems.mayBeEvicted,
}

/**
 * Asks the browser to keep the storage when its disk is full. The browser decides itself or asks the person, which may
 * take long. A worker can only read the state, and private windows always refuse
 * (https://storage.spec.whatwg.org/#persistence). `report` gets `may-be-evicted` until the browser has agreed.
 */
export async function askToPersist(
  report: (problem: LedgerStatus['problem']) => void,
): Promise<void> {
  // `storage` is missing on plain http.
  const storage: StorageManager | undefined = Reflect.get(navigator, 'storage')
  if (await isGranted(() => storage?.persisted())) return
  report(mayBeEvicted)
  if (await isGranted(() => storage && 'persist' in storage && storage.persist())) report(undefined)
}

async function isGranted(ask: () => unknown): Promise<boolean> {
  try {
    return (await ask()) === true
  } catch {
    return false
  }
}
