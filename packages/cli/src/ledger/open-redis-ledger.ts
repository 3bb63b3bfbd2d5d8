import { redisLedger } from '@paycode/ledger-redis'
import { Redis } from 'ioredis'
import { UsageError } from '../usage.ts'
import type { OpenedLedger } from './open-ledger.ts'
import { tillKey } from './till-key.ts'

/**
 * The merchant in the names of Redis keys. Another merchant on the same server uses another database
 * (`redis://host/1`).
 */
const merchant = 'default'

/**
 * The ledger on a Redis server. Its key is `PAYCODE_LEDGER_KEY`, else in a file of this machine, which the first scan
 * creates. Tills on several machines need the same key; a till with another one is refused.
 */
export function openRedisLedger(
  url: string,
  { keyFile, key }: { readonly keyFile: string; readonly key: string | undefined },
): OpenedLedger {
  // Read before the connection exists: after an error an open connection would keep the process alive.
  const keyBytes = tillKey(keyFile, key)
  const client = connect(url)
  // The ledger reports the problem, and the client reconnects by itself.
  client.on('error', () => {})
  const ledger = redisLedger(client, { merchant, key: keyBytes })
  return {
    ...ledger,
    async close() {
      await ledger.close()
      client.disconnect()
    },
  }
}

/**
 * Pause before the next try to reconnect, in ms. It stays short, so that a server that returns after hours is found at
 * once.
 */
export const reconnectAfterMs = (tries: number): number => Math.min(tries * 50, 2_000)

function connect(url: string): Redis {
  try {
    return new Redis(url, { maxRetriesPerRequest: null, retryStrategy: reconnectAfterMs })
  } catch (error) {
    // The parser's message would repeat the address, with its password.
    throw new UsageError('--ledger redis://… is no address of a server', { cause: error })
  }
}
