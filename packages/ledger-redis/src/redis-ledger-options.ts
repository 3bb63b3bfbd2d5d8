import { checkOptionNames } from '@paycode/core/adapter'
import type { WaitForReplicas } from './claim-confirmed.ts'
import type { RedisClient } from './redis-client.ts'

export interface RedisLedgerOptions {
  /** The merchant whose tills share the ledger. Its Redis keys begin with `paycode:{merchant}:`: one slot of a cluster. */
  readonly merchant: string
  /** The merchant's fingerprint key, 32 bytes or more, the same on all tills. It is never sent to the server. */
  readonly key: Uint8Array
  /**
   * The previous key, for a rotation: from when the first till gets the new key until one retention after the last has
   * it.
   */
  readonly previousKey?: Uint8Array
  /** How long the server may take to answer before a claim rejects, in ms. Default 1 500: less than `ledgerTimeoutMs`. */
  readonly timeoutMs?: number
  /**
   * A claim is answered only after `replicas` replicas have confirmed it (`WAIT`) within `timeoutMs` (default 500). Default:
   * it does not wait. Not allowed with a cluster's client, which sends `WAIT` to any of its servers.
   */
  readonly wait?: WaitForReplicas
}

const optionNames: Readonly<Record<keyof RedisLedgerOptions, true>> = {
  merchant: true,
  key: true,
  previousKey: true,
  timeoutMs: true,
  wait: true,
}

const example = "redisLedger(new Redis(url), { merchant: 'shop-1', key })"

/** @throws {TypeError} when an option is unknown or out of range. */
export function checkRedisLedgerOptions(options: RedisLedgerOptions, client: RedisClient): void {
  checkOptionNames<RedisLedgerOptions>('redisLedger', options, optionNames, example)
  const { merchant, key, timeoutMs = 1_500, wait } = options
  if (typeof merchant !== 'string' || !/^[^{}\s]{1,100}$/.test(merchant)) {
    throw new TypeError('redisLedger: merchant must be a name without blanks and braces')
  }
  if (!ArrayBuffer.isView(key)) {
    throw new TypeError(
      `redisLedger: key must be a Uint8Array of at least 32 bytes, the same on all tills, for example ${example}.`,
    )
  }
  if (!(Number.isFinite(timeoutMs) && timeoutMs > 0)) {
    throw new TypeError('redisLedger: timeoutMs must be a number of milliseconds')
  }
  if (wait === undefined) return
  checkOptionNames<WaitForReplicas>('redisLedger: wait', wait, { replicas: true, timeoutMs: true })
  const { replicas, timeoutMs: waitMs = 500 } = wait
  if (
    !Number.isSafeInteger(replicas) ||
    replicas < 1 ||
    !(Number.isSafeInteger(waitMs) && waitMs > 0)
  ) {
    throw new TypeError('redisLedger: wait needs a whole number of replicas and of milliseconds')
  }
  if (client.isCluster === true) {
    throw new TypeError("redisLedger: wait cannot be asked of a cluster's client")
  }
}
