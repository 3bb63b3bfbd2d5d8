export type { RedisClient } from './redis-client.ts'
export { redisLedger } from './redis-ledger.ts'
export type { RedisLedgerOptions } from './redis-ledger-options.ts'
