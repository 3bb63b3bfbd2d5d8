import { LedgerError } from '@paycode/core'
import { type ClaimAnswer } from '@paycode/core/adapter'
import type { Send } from './redis-client.ts'
import { redisScript, runScript } from './redis-script.ts'
import { ledgerProblems } from './ledger-problems.ts'

/**
 * The claim of one code: all its names, none of which may be claimed already, and how long they are kept from now, in
 * ms.
 */
export interface Claim {
  readonly names: readonly string[]
  readonly retainMs: number
}

/** The place of the claims on the server, with what must still be there. */
export interface Place {
  readonly markerName: string
  /** The marker that the tills agreed on. */
  readonly marker: string
  /** A claimed name that the server should still have. */
  readonly witness: string
}

export interface Claimed {
  readonly answers: readonly ClaimAnswer[]
  readonly isWitnessThere: boolean
}

/**
 * Claims each code under all its names or none; claims nothing if the marker has changed. It uses `pcall` because Redis 6
 * would hide the first word of an error.
 */
const script = redisScript(`
if redis.call('GET', KEYS[1]) ~= ARGV[1] then return redis.status_reply('CHANGED') end
local answers = {redis.call('EXISTS', KEYS[2])}
local first = 3
for place = 2, #ARGV, 2 do
  local last = first + ARGV[place] - 1
  local isFree = first == last or redis.call('EXISTS', unpack(KEYS, first, last)) == 0
  for key = first, isFree and last or 0 do
    local done = redis.pcall('SET', KEYS[key], '1', 'NX', 'PX', ARGV[place + 1])
    if not done then isFree = false elseif done.err then return done end
  end
  answers[#answers + 1] = isFree and 1 or 0
  first = last + 1
end
return answers`)

/**
 * Claims in one round trip. Claims lapse by the server's clock.
 * @returns `changed` when the marker is another one or missing; nothing is claimed then.
 */
export async function claimAll(
  send: Send,
  { markerName, marker, witness }: Place,
  claims: readonly Claim[],
): Promise<Claimed | 'changed'> {
  const keys = [markerName, witness]
  const terms = [marker]
  for (const { names, retainMs } of claims) {
    keys.push(...names)
    terms.push(String(names.length), String(Math.max(1, Math.ceil(retainMs))))
  }
  const reply = await runScript(send, script, keys, terms)
  if (reply === 'CHANGED') return 'changed'
  if (Array.isArray(reply) && reply.length === 1 + claims.length) {
    const areOnes = reply.map((one) => Number(one) === 1)
    const isWitnessThere = areOnes.shift() === true
    return { answers: areOnes.map(answerOf), isWitnessThere }
  }
  throw new LedgerError('ledger-damaged', ledgerProblems.oddAnswer)
}

const answerOf = (isClaimed: boolean): ClaimAnswer => (isClaimed ? 'claimed' : 'already-claimed')
