import { hmacFingerprinter } from '@paycode/core'
import { checkOptionNames } from '@paycode/core/adapter'

export interface IndexedDbLedgerOptions {
  /** Name of the database; tills that share a ledger in one browser have the same. Default `paycode-ledger`. */
  readonly name?: string
  /**
   * The key of the fingerprints, 32 bytes or more, the same at each start and in all tabs. Default: made with the ledger and
   * kept beside it, in the browser's profile. A key from the merchant's server, kept in memory only, keeps it out of there.
   */
  readonly key?: Uint8Array
  /**
   * The key before, from when a new one is given to the first tab until a retention after the last one had it. `'kept'`: the
   * one that the browser made and keeps, if it does, where the host gives a `key` from now on; it is deleted by the first tab that comes without this.
   */
  readonly previousKey?: Uint8Array | 'kept'
  /** How long the browser may take for a claim before it rejects, in ms. Default 1 500. */
  readonly timeoutMs?: number
}

const names: Readonly<Record<keyof IndexedDbLedgerOptions, true>> = {
  name: true,
  key: true,
  previousKey: true,
  timeoutMs: true,
}

/** @throws {TypeError} when an option is unknown or out of its range. */
export function checkOptions(options: IndexedDbLedgerOptions): void {
  checkOptionNames<IndexedDbLedgerOptions>('indexedDbLedger', options, names)
  const { name, key, previousKey, timeoutMs = 1 } = options
  if (name !== undefined && (typeof name !== 'string' || name === '')) {
    throw new TypeError('indexedDbLedger: name must be a name')
  }
  if (!(Number.isFinite(timeoutMs) && timeoutMs > 0)) {
    throw new TypeError('indexedDbLedger: timeoutMs must be a number of milliseconds')
  }
  if (key) hmacFingerprinter({ current: key })
  if (previousKey === 'kept' && !key) {
    throw new TypeError("indexedDbLedger: previousKey: 'kept' needs a key of your own beside it")
  }
  if (previousKey && previousKey !== 'kept') hmacFingerprinter({ current: previousKey })
}
