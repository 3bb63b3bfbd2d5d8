import { checkOptionNames } from '@paycode/parameters'
import { hmac } from '@noble/hashes/hmac.js'
import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'
import { randomBytes } from '../platform.ts'

const minKeyBytes = 32

/** Gives a ledger names for codes that do not reveal the codes. */
export interface Fingerprinter {
  /** The fingerprints of a code: under the current key first, then under the previous one if there is one. */
  fingerprints(code: string): readonly string[]
}

/**
 * HMAC-SHA-256 in hex. A plain hash would not protect codes: there are at most 10^17 and a mask narrows them to 10^14,
 * so whoever has the store could search them all. With HMAC the search also needs the key, which is kept apart.
 * Synchronous and without WebCrypto, which pages on plain http do not have.
 * @param keys.current 32 bytes or more. Default: random, which serves one process and its memory ledger.
 * @param keys.previous the key before, while claims made under it may still be live.
 * @throws {TypeError} when a key is shorter than 32 bytes, or an option is unknown.
 */
export function hmacFingerprinter(
  keys: { current?: Uint8Array; previous?: Uint8Array } = {},
): Fingerprinter {
  checkOptionNames('hmacFingerprinter', keys, { current: true, previous: true })
  const { current = randomBytes(minKeyBytes), previous } = keys
  const given = previous ? [current, previous] : [current]
  if (given.some((key) => !ArrayBuffer.isView(key) || !(key.length >= minKeyBytes))) {
    throw new TypeError(`hmacFingerprinter: a key must have at least ${minKeyBytes} bytes`)
  }
  // Each MAC has absorbed its key, so the host may wipe the key, and each code starts from a clone.
  const macs = given.map((key) => hmac.create(sha256, key))
  return {
    fingerprints(code) {
      const bytes = utf8ToBytes(code)
      return macs.map((mac) => bytesToHex(mac.clone().update(bytes).digest()))
    },
  }
}
