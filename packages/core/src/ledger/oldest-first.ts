interface Entry<Value> {
  readonly key: string
  value: Value
  older: Entry<Value> | undefined
  newer: Entry<Value> | undefined
}

/**
 * A map that knows the entry set longest ago. Its entries are linked by age. The order of a `Map` would serve too, but
 * reading it needs an iterator each time, and a kept iterator retains every table that the map has outgrown.
 */
export class OldestFirst<Value> {
  readonly #entries = new Map<string, Entry<Value>>()
  #oldest: Entry<Value> | undefined
  #newest: Entry<Value> | undefined

  get size(): number {
    return this.#entries.size
  }

  get(key: string): Value | undefined {
    return this.#entries.get(key)?.value
  }

  /** Sets an entry, or sets it again: it becomes the newest. */
  set(key: string, value: Value): void {
    const known = this.#entries.get(key)
    if (known) this.#unlink(known)
    const entry = known ?? { key, value, older: undefined, newer: undefined }
    entry.value = value
    entry.older = this.#newest
    entry.newer = undefined
    if (this.#newest) this.#newest.newer = entry
    this.#newest = entry
    this.#oldest ??= entry
    if (!known) this.#entries.set(key, entry)
  }

  delete(key: string): void {
    const entry = this.#entries.get(key)
    if (!entry) return
    this.#unlink(entry)
    this.#entries.delete(key)
  }

  /** The entry set longest ago; `undefined` when the map is empty. */
  oldest(): readonly [string, Value] | undefined {
    return this.#oldest && [this.#oldest.key, this.#oldest.value]
  }

  /** All entries, oldest first. The last entry given may be deleted meanwhile. */
  *[Symbol.iterator](): IterableIterator<[string, Value]> {
    let entry = this.#oldest
    while (entry) {
      const { key, value, newer } = entry
      yield [key, value]
      entry = newer
    }
  }

  #unlink({ older, newer }: Entry<Value>): void {
    if (older) older.newer = newer
    else this.#oldest = newer
    if (newer) newer.older = older
    else this.#newest = older
  }
}
