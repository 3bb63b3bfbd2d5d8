import type { Fingerprinter } from './fingerprint.ts'
import { LedgerError } from './ledger-error.ts'
import { ledgerProblems } from './ledger-problems.ts'

/** A text that no payment code can be: its fingerprint names the key and tells nothing of it. */
const keyName = 'paycode ledger key'
const idLength = 32

/** The current key's id first. */
const keyIdsOf = (fingerprinter: Fingerprinter): readonly string[] =>
  fingerprinter.fingerprints(keyName).map((id) => id.slice(0, idLength))

/**
 * All tills of a ledger must have a key in common, or none would see what the others claim. A till that brings a new key
 * beside the one in use adds it, one that no longer needs the old one takes that away, and one that has none of them is refused.
 * @param inUse the ids that the store keeps; empty in a new store.
 * @param fingerprinter this till's.
 * @returns the ids that the store has to keep from now on: `inUse` itself where nothing changes.
 * @throws {LedgerError} `ledger-key` when the till has no key in common with the others.
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
