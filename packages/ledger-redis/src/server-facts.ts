import type { Send } from './redis-client.ts'
import { redisScript, runScript } from './redis-script.ts'

export interface ServerFacts {
  /** The policy by which the server evicts keys when its memory is full; absent if it evicts none. */
  readonly evictionPolicy?: string
  /** Count since the server was started. */
  readonly evictedKeys: number
  readonly isDurable: boolean
}

/** Answers with an empty text if the client may not use `INFO`. */
const info = redisScript(`
local text = redis.pcall('INFO')
return type(text) == 'string' and text or ''`)

/**
 * Facts from the server's `INFO`. It is asked through a script over a key of the ledger, because a cluster's client sends a
 * plain `INFO` to any of its servers. A server that does not allow `INFO` counts as durable and not evicting.
 */
export async function serverFacts(send: Send, keyName: string): Promise<ServerFacts> {
  const text = String(await runScript(send, info, [keyName]))
  const lines = text.matchAll(/^([a-z_]+):(.*?)\r?$/gm)
  const facts = new Map([...lines].map(([, name = '', value = '']) => [name, value]))
  const policy = facts.get('maxmemory_policy') ?? 'noeviction'
  const mayEvict = Number(facts.get('maxmemory') ?? 0) > 0 && policy !== 'noeviction'
  return {
    ...(mayEvict && { evictionPolicy: policy }),
    evictedKeys: Number(facts.get('evicted_keys') ?? 0),
    isDurable: facts.get('aof_enabled') !== '0',
  }
}
