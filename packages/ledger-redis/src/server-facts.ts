import type { Send } from './redis-client.ts'
import { redisScript, runScript } from './redis-script.ts'

export interface ServerFacts {
  /** The policy by which it evicts keys when its memory is full; absent where it evicts none. */
  readonly evictionPolicy?: string
  /** Since it was started. */
  readonly evictedKeys: number
  readonly isDurable: boolean
}

/** Empty where the client may not ask. */
const info = redisScript(`
local text = redis.pcall('INFO')
return type(text) == 'string' and text or ''`)

/**
 * What the server says of itself. It is asked through a script over a key of the ledger: a cluster's client sends a plain
 * `INFO` to any of its servers. A server that does not let the client ask is taken at its word.
 */
export async function serverFacts(send: Send, keyName: string): Promise<ServerFacts> {
  const text = String(await runScript(send, info, [keyName]))
  const lines = text.matchAll(/^([a-z_]+):(.*?)\r?$/gm)
  const told = new Map([...lines].map(([, name = '', value = '']) => [name, value]))
  const policy = told.get('maxmemory_policy') ?? 'noeviction'
  const mayEvict = Number(told.get('maxmemory') ?? 0) > 0 && policy !== 'noeviction'
  return {
    ...(mayEvict && { evictionPolicy: policy }),
    evictedKeys: Number(told.get('evicted_keys') ?? 0),
    isDurable: told.get('aof_enabled') !== '0',
  }
}
