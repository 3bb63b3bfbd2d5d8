/**
 * A map that knows its oldest entry: the one set longest ago. It keeps one walk through the map going, since a new
 * one would step over the holes of all entries deleted before it, each time.
 */
export class OldestFirst<Value> {
  readonly #entries = new Map<string, Value>()
  readonly #walk = this.#entries.entries()
  #oldest: readonly [string, Value] | undefined

  get size(): number {
    return this.#entries.size
  }

  get(key: string): Value | undefined {
    return this.#entries.get(key)
  }

  /** Sets an entry, or sets it anew: it is the newest now. */
  set(key: string, value: Value): void {
    this.delete(key)
    this.#entries.set(key, value)
  }

  delete(key: string): void {
    if (this.#oldest?.[0] === key) this.#oldest = undefined
    this.#entries.delete(key)
  }

  /** The entry that was set longest ago; `undefined` when there is none. */
  oldest(): readonly [string, Value] | undefined {
    if (this.#oldest || this.size === 0) return this.#oldest
    // There is an entry, and none lies behind the walk: it stands at the last oldest, which is gone.
    this.#oldest = this.#walk.next().value
    return this.#oldest
  }

  /** All entries, oldest first. */
  [Symbol.iterator](): IterableIterator<[string, Value]> {
    return this.#entries.entries()
  }
}
