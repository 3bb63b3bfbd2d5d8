import { createHmac } from 'node:crypto'

/** An id of a key that does not reveal the key. A store records by it which keys its claims were made with. */
export const keyId = (key: Uint8Array): string =>
  createHmac('sha256', key).update('paycode ledger key').digest('hex').slice(0, 32)
