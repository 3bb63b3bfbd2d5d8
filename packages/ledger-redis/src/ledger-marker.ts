import { randomUUID } from 'node:crypto'
import { LedgerError, type Fingerprinter } from '@paycode/core'
import { agreeOnKeys, filledWords } from '@paycode/core/adapter'
import type { Send } from './redis-client.ts'
import { redisScript, runScript } from './redis-script.ts'
import { ledgerProblems } from './ledger-problems.ts'

/**
 * The marker is kept beside the claims and never lapses: `{ledger id} {key id} [{key id}]`. An emptied store has no
 * marker; a store that was started again has another ledger id. The marker does not reveal the keys.
 */
export const ledgerIdOf = (marker: string): string => marker.split(' ')[0] ?? ''

/** At most this many tries to write the marker: other tills may change it at the same moment. */
const maxTries = 10

/** Replaces the marker ARGV[1] (empty: no marker) by ARGV[2], and answers with the marker that is stored then. */
const swap = redisScript(`
local kept = redis.call('GET', KEYS[1]) or ''
if kept ~= ARGV[1] then return kept end
local done = redis.pcall('SET', KEYS[1], ARGV[2])
return done.err and done or ARGV[2]`)

/**
 * Writes the marker if it is missing, or if this till's keys change it.
 * @param knownId the ledger id that this till last saw, if it was open before.
 * @returns the stored marker.
 * @throws {LedgerError} `ledger-key` when this till has no key in common with the other tills.
 */
export async function agreeOnMarker(
  send: Send,
  name: string,
  fingerprinter: Fingerprinter,
  knownId?: string,
): Promise<string> {
  const agreed = (kept: string): string => {
    try {
      return markerAfter(kept, fingerprinter)
    } catch (error) {
      throw knownId === undefined || knownId === ledgerIdOf(kept) ? error : otherKeyFirst(name)
    }
  }
  let kept = ''
  for (let tries = 0; tries < maxTries; tries += 1) {
    const wanted = agreed(kept)
    if (wanted === kept) return kept
    kept = String(await runScript(send, swap, [name], [kept, wanted]))
  }
  throw changing()
}

/** Gives a ledger that lost claims a new id, so that every till reports `was-cleared`. */
export async function renewMarker(send: Send, name: string, marker: string): Promise<void> {
  const [, ...keys] = marker.split(' ')
  await runScript(send, swap, [name], [marker, [randomUUID(), ...keys].join(' ')])
}

function markerAfter(kept: string, fingerprinter: Fingerprinter): string {
  const [id = randomUUID(), ...inUse] = kept.split(' ').filter((word) => word !== '')
  return [id, ...agreeOnKeys(inUse, fingerprinter)].join(' ')
}

/** The error for another key in a ledger with an unknown id: the key was not changed in a rotation of the known ledger. */
const otherKeyFirst = (name: string): LedgerError =>
  new LedgerError('ledger-key', filledWords(ledgerProblems.otherKeyFirst, { name }))

/** The error for a marker that keeps changing. */
export const changing = (): LedgerError =>
  new LedgerError('ledger-damaged', ledgerProblems.changing)
