import { LedgerError } from '@paycode/core'
import { type ClaimAnswer } from '@paycode/core/adapter'
import type { Send } from './redis-client.ts'

/** One code: all its names, of which none may be live, and how long they are kept from now, in ms. */
export interface Claim {
  readonly names: readonly string[]
  readonly retainMs: number
}

/** Where claims are kept: beside the marker that was agreed on. */
export interface Place {
  readonly markerName: string
  readonly marker: string
}

/**
 * No other command comes between (https://redis.io/docs/latest/commands/eval/): each code is claimed under all its names or
 * none, and nothing beside another marker. `pcall`, since Redis 6 would hide the first word of an error.
 */
const script = `
if redis.call('GET', KEYS[1]) ~= ARGV[1] then return redis.status_reply('CHANGED') end
local answers = {}
local first = 2
for place = 2, #ARGV, 2 do
  local last = first + ARGV[place] - 1
  local isFree = redis.call('EXISTS', unpack(KEYS, first, last)) == 0
  for key = first, isFree and last or 0 do
    local done = redis.pcall('SET', KEYS[key], '1', 'PX', ARGV[place + 1])
    if done.err then return done end
  end
  answers[#answers + 1] = isFree and 1 or 0
  first = last + 1
end
return answers`

/**
 * Claims in one round trip; claims lapse by the server's clock.
 * @returns an answer for each, or `changed` when another marker stands there, or none; nothing is claimed then.
 */
export async function claimAll(
  send: Send,
  { markerName, marker }: Place,
  claims: readonly Claim[],
): Promise<readonly ClaimAnswer[] | 'changed'> {
  const keys = [markerName, ...claims.flatMap(({ names }) => names)]
  const terms = claims.flatMap(({ names, retainMs }) => [
    String(names.length),
    String(Math.max(1, Math.ceil(retainMs))),
  ])
  const reply = await send('EVAL', script, String(keys.length), ...keys, marker, ...terms)
  if (reply === 'CHANGED') return 'changed'
  if (Array.isArray(reply) && reply.length === claims.length) {
    return reply.map((isClaimed) => (Number(isClaimed) === 1 ? 'claimed' : 'already-claimed'))
  }
  throw new LedgerError('ledger-damaged', 'the Redis server answered with something else', {
    cure: 'Look whether the address is that of a Redis or Valkey server, version 6 or later.',
  })
}
