export type { RedisClient } from './redis-client.ts'
export { redisLedger, type RedisLedgerOptions } from './redis-ledger.ts'
