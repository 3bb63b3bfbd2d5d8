import { checkOptionNames } from '@paycode/parameters'
import { hmac } from '@noble/hashes/hmac.js'
import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'
import { randomBytes } from '../platform.ts'

const leastKeyBytes = 32

/** Names codes for a ledger without telling them. */
export interface Fingerprinter {
  /** The fingerprints of a code: under the current key first, then under the previous one, if any. */
  fingerprints(code: string): readonly string[]
}

/**
 * HMAC-SHA-256 in hex. A plain hash would not do: a code has 10^17 values at the most and a mask narrows them to
 * 10^14, so whoever has the store but not the key could search them; with the key kept apart he cannot.
 * Synchronous, and without WebCrypto, which pages on plain http do not have.
 * @param keys.current 32 bytes or more. Default: random, so good for one process and its memory ledger.
 * @param keys.previous the key before, while claims made under it may still live.
 * @throws {TypeError} when a key is shorter than 32 bytes, or an option is unknown.
 */
export function hmacFingerprinter(
  keys: { current?: Uint8Array; previous?: Uint8Array } = {},
): Fingerprinter {
  checkOptionNames('hmacFingerprinter', keys, { current: true, previous: true })
  const { current = randomBytes(leastKeyBytes), previous } = keys
  const given = previous ? [current, previous] : [current]
  if (given.some((key) => !ArrayBuffer.isView(key) || !(key.length >= leastKeyBytes))) {
    throw new TypeError(`hmacFingerprinter: a key must have at least ${leastKeyBytes} bytes`)
  }
  // They have read their keys, which a host may wipe, and start from there for each code.
  const macs = given.map((key) => hmac.create(sha256, key))
  return {
    fingerprints(code) {
      const bytes = utf8ToBytes(code)
      return macs.map((mac) => bytesToHex(mac.clone().update(bytes).digest()))
    },
  }
}
