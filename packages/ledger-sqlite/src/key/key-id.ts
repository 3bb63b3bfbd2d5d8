import { createHmac } from 'node:crypto'

/** Names a key without telling it, so that a store can say which keys its claims were made with. */
export const keyId = (key: Uint8Array): string =>
  createHmac('sha256', key).update('paycode ledger key').digest('hex').slice(0, 32)
