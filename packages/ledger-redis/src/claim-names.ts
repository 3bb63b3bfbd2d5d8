import { LedgerError } from '@paycode/core'
import { type ClaimAnswer } from '@paycode/core/adapter'
import type { Send } from './redis-client.ts'

/** All of one code's names, or none: no other command comes between (https://redis.io/docs/latest/commands/eval/). */
const claimAll = `
for _, name in ipairs(KEYS) do
  if redis.call('EXISTS', name) == 1 then return false end
end
for _, name in ipairs(KEYS) do redis.call('SET', name, '1', 'PX', ARGV[1]) end
return 'OK'`

/**
 * Claims a code under all its names for so long, by the server's clock, which keeps nothing beyond. One name, as long as no
 * key was rotated, is one plain `SET`.
 */
export async function claimNames(
  send: Send,
  names: readonly string[],
  retainMs: number,
): Promise<ClaimAnswer> {
  const ms = String(Math.max(1, Math.ceil(retainMs)))
  const [name = '', ...others] = names
  const reply =
    others.length === 0
      ? await send('SET', name, '1', 'NX', 'PX', ms)
      : await send('EVAL', claimAll, String(names.length), ...names, ms)
  if (reply === null || reply === undefined) return 'already-claimed'
  if (reply === 'OK') return 'claimed'
  throw new LedgerError('ledger-damaged', 'the Redis server answered with something else', {
    cure: 'Look whether the address is that of a Redis or Valkey server, version 6 or later.',
  })
}
