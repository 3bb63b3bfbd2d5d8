import { sha256 } from '@noble/hashes/sha2.js'
import { utf8ToBytes } from '@noble/hashes/utils.js'
import { randomBytes } from '../platform.ts'

/** With 32 bytes of key, a payment code of up to 23 digits is one block of SHA-256: 1.4 µs, half of an HMAC's. */
const keyBytes = 32
/** 2^64 names until two texts may share one. */
const nameBytes = 16

/**
 * Names texts under a key of this process alone, so that what is remembered of a code is not the code: a dump of the memory tells none of
 * yesterday's. A plain keyed hash will do, since nobody outside sees a name. Only the latest text is kept, so that a code
 * that stays in a camera's view is hashed once.
 */
export class TextNames {
  readonly #key = randomBytes(keyBytes)
  #latest: { readonly text: string; readonly name: string } | undefined

  /** 16 bytes, as the characters U+0000 to U+00FF. */
  nameOf(text: string): string {
    if (this.#latest?.text !== text) {
      const bytes = sha256.create().update(this.#key).update(utf8ToBytes(text)).digest()
      this.#latest = { text, name: String.fromCharCode(...bytes.subarray(0, nameBytes)) }
    }
    return this.#latest.name
  }
}
