import type { Fingerprinter } from './fingerprint.ts'
import { LedgerError } from './ledger-error.ts'
import { ledgerProblems } from './ledger-problems.ts'

/** A text that cannot be a payment code. Its fingerprint identifies the key without revealing it. */
const keyName = 'paycode ledger key'
const idLength = 32

/** The ids of a till's keys, the current one first. */
const keyIdsOf = (fingerprinter: Fingerprinter): readonly string[] =>
  fingerprinter.fingerprints(keyName).map((id) => id.slice(0, idLength))

/**
 * All tills of a ledger must share a key, otherwise none would see what the others claim. A till with a new key beside
 * the one in use adds the new one. A till that no longer has the old key removes it. A till that shares no key is
 * refused.
 * @param inUse the ids that the store keeps; empty in a new store.
 * @param fingerprinter this till's fingerprinter.
 * @returns the ids that the store has to keep from now on: `inUse` itself where nothing changes.
 * @throws {LedgerError} `ledger-key` when the till shares no key with the others.
 */
export function agreeOnKeys(
  inUse: readonly string[],
  fingerprinter: Fingerprinter,
): readonly string[] {
  const mine = keyIdsOf(fingerprinter)
  if (inUse.length === 0) return mine
  const [current = ''] = mine
  if (!mine.some((id) => inUse.includes(id))) {
    throw new LedgerError('ledger-key', ledgerProblems.otherKey)
  }
  const isNew = !inUse.includes(current)
  const isLast = inUse[0] === current && mine.length < inUse.length
  return isNew || isLast ? mine : inUse
}
