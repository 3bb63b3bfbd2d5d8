import { LedgerError, type LedgerStatus } from '@paycode/core'
import type { Send } from './redis-client.ts'

/**
 * Whether the server keeps what it is told. One that may evict keys would sell a code twice when its memory is full.
 * A server that does not let the client ask is taken at its word.
 * @returns what is to be said about it, if anything.
 * @throws {LedgerError} `ledger-forgets` when it may evict.
 */
export async function serverFacts(send: Send): Promise<LedgerStatus['problem']> {
  const memory = await infoOf(send, 'memory')
  const policy = memory.get('maxmemory_policy') ?? 'noeviction'
  if (Number(memory.get('maxmemory') ?? 0) > 0 && policy !== 'noeviction') {
    throw new LedgerError('ledger-forgets', `the Redis server may evict claims (${policy})`, {
      cure: 'Set maxmemory-policy to noeviction on the server, or give the ledger a server of its own.',
    })
  }
  const persistence = await infoOf(send, 'persistence')
  if (persistence.get('aof_enabled') !== '0') return undefined
  return {
    code: 'not-durable',
    cure: 'The Redis server forgets its latest claims when it restarts: set appendonly yes and appendfsync always on it.',
  }
}

async function infoOf(send: Send, section: string): Promise<ReadonlyMap<string, string>> {
  const text = await send('INFO', section).catch((error: unknown) => {
    if (isForbidden(error)) return ''
    throw error
  })
  const lines = String(text).matchAll(/^([a-z_]+):(.*?)\r?$/gm)
  return new Map([...lines].map(([, name = '', value = '']) => [name, value]))
}

const isForbidden = (error: unknown): boolean =>
  /^(NOPERM|ERR unknown command)/.test(String(Reflect.get(Object(error), 'message')))
