import { redisLedger } from '@paycode/ledger-redis'
import { Redis } from 'ioredis'
import { UsageError } from '../usage.ts'
import type { OpenedLedger } from './open-ledger.ts'
import { tillKey } from './till-key.ts'

/** Of the names in Redis; another merchant on the same server has a database of his own (`redis://host/1`). */
const merchant = 'default'

/**
 * The ledger on a Redis server. Its key is `PAYCODE_LEDGER_KEY`, else in a file of this machine, made with the first scan:
 * tills on several machines need the same one, and one with another is refused.
 */
export function openRedisLedger(
  url: string,
  { keyFile, key }: { readonly keyFile: string; readonly key: string | undefined },
): OpenedLedger {
  // Before there is a connection, which would keep the process after an error.
  const keyBytes = tillKey(keyFile, key)
  const client = connect(url)
  // The ledger says what is wrong; the client tries again by itself.
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

/** After an evening without a server the first scan of the morning finds it. */
export const reconnectAfterMs = (tries: number): number => Math.min(tries * 50, 2_000)

function connect(url: string): Redis {
  try {
    return new Redis(url, { maxRetriesPerRequest: null, retryStrategy: reconnectAfterMs })
  } catch (error) {
    // Its message would repeat the address, with the password in it.
    throw new UsageError('--ledger redis://… is no address of a server', { cause: error })
  }
}
