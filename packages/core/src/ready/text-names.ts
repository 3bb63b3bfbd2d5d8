import { sha256 } from '@noble/hashes/sha2.js'
import { utf8ToBytes } from '@noble/hashes/utils.js'
import { randomBytes } from '../platform.ts'

/**
 * Key length. With 32 bytes of key, a payment code of up to 23 digits fits one block of SHA-256: 1.4 µs, half the
 * time of an HMAC.
 */
const keyBytes = 32
/** Name length. A collision is expected only after about 2^64 texts. */
const nameBytes = 16

/**
 * Names texts by a hash with a key of this process, so that a memory dump does not reveal remembered codes. A plain
 * keyed hash is enough, because names never leave the process. Only the latest text is kept, so that a code that
 * stays in a camera's view is hashed once.
 */
export class TextNames {
  readonly #key = randomBytes(keyBytes)
  #latest: { readonly text: string; readonly name: string } | undefined

  /** The name: 16 bytes, as the characters U+0000 to U+00FF. */
  nameOf(text: string): string {
    if (this.#latest?.text !== text) {
      const bytes = sha256.create().update(this.#key).update(utf8ToBytes(text)).digest()
      this.#latest = { text, name: String.fromCharCode(...bytes.subarray(0, nameBytes)) }
    }
    return this.#latest.name
  }
}
