import { hmacFingerprinter } from '@paycode/core'
import { checkOptionNames } from '@paycode/core/adapter'

export interface IndexedDbLedgerOptions {
  /** Name of the database. Tills in one browser share a ledger by the same name. Default `paycode-ledger`. */
  readonly name?: string
  /**
   * The fingerprint key, 32 bytes or more, the same at each start and in all tabs. Default: the browser creates one and
   * stores it in its profile, beside the ledger. A key from the merchant's server stays in memory and out of the profile.
   */
  readonly key?: Uint8Array
  /**
   * The previous key, for a rotation: from when the first tab gets the new key until one retention after the last tab has
   * it. `'kept'`: the key that the browser created and stores, if it does, when the host changes to a `key` of its own. The
   * first tab that opens without this option deletes the stored key.
   */
  readonly previousKey?: Uint8Array | 'kept'
  /** How long the browser may take for a claim before the claim rejects, in ms. Default 1 500. */
  readonly timeoutMs?: number
}

const names: Readonly<Record<keyof IndexedDbLedgerOptions, true>> = {
  name: true,
  key: true,
  previousKey: true,
  timeoutMs: true,
}

/** @throws {TypeError} when an option is unknown or out of range. */
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
