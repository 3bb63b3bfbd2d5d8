import { randomUUID } from 'node:crypto'
import { LedgerError, type Fingerprinter } from '@paycode/core'
import { agreeOnKeys, filledWords } from '@paycode/core/adapter'
import type { Send } from './redis-client.ts'
import { redisScript, runScript } from './redis-script.ts'
import { ledgerProblems } from './ledger-problems.ts'

/**
 * The marker stands beside the claims and never lapses: `{ledger id} {key id} [{key id}]`. A store that was emptied has
 * none, one that began anew has another ledger id. It tells nothing of the keys.
 */
export const ledgerIdOf = (marker: string): string => marker.split(' ')[0] ?? ''

/** Other tills may write the marker at the same moment. */
const maxTries = 10

/** Puts ARGV[2] in the place of ARGV[1] (empty: of no marker), and answers with what stands there then. */
const swap = redisScript(`
local kept = redis.call('GET', KEYS[1]) or ''
if kept ~= ARGV[1] then return kept end
local done = redis.pcall('SET', KEYS[1], ARGV[2])
return done.err and done or ARGV[2]`)

/**
 * Writes the marker where there is none, or where this till's keys change it.
 * @param knownId the ledger id that this till knew, if it was open before.
 * @returns the marker as it stands.
 * @throws {LedgerError} `ledger-key` when this till has no key in common with the others.
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

/** Gives a ledger that lost claims another id, so that every till says so. */
export async function renewMarker(send: Send, name: string, marker: string): Promise<void> {
  const [, ...keys] = marker.split(' ')
  await runScript(send, swap, [name], [marker, [randomUUID(), ...keys].join(' ')])
}

function markerAfter(kept: string, fingerprinter: Fingerprinter): string {
  const [id = randomUUID(), ...inUse] = kept.split(' ').filter((word) => word !== '')
  return [id, ...agreeOnKeys(inUse, fingerprinter)].join(' ')
}

/** Another key stands in a ledger that this till does not know, so it was not changed in a rotation. */
const otherKeyFirst = (name: string): LedgerError =>
  new LedgerError('ledger-key', filledWords(ledgerProblems.otherKeyFirst, { name }))

/** Why a claim finds no marker that stays. */
export const changing = (): LedgerError =>
  new LedgerError('ledger-damaged', ledgerProblems.changing)
