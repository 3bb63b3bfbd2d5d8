/** Work on the page's fields. The page's own code may fail in it, or stand in the way: no scan may be lost to that. */
export class Mending {
  readonly #onMended: (isMended: boolean) => void
  #isMended = true
  /** In the burst that is open, or was the last. */
  #hasFailed = false
  #isAtWork = false

  /** @param onMended hears whether the fields are as they were, whenever that changes. */
  constructor(onMended: (isMended: boolean) => void) {
    this.#onMended = onMended
  }

  /** While it edits a field itself: what comes then is no typing. */
  get isAtWork(): boolean {
    return this.#isAtWork
  }

  /** A burst begins. */
  begin(): void {
    this.#hasFailed = false
  }

  /** A scan has been taken out of the fields. */
  end(): void {
    if (!this.#hasFailed) this.#tell(true)
  }

  work(edit: () => void): void {
    this.#isAtWork = true
    this.attempt(edit)
    this.#isAtWork = false
    if (this.#hasFailed) this.#tell(false)
  }

  /** One step of it: the next ones are done although it fails. */
  readonly attempt = (step: () => void): void => {
    try {
      step()
    } catch {
      this.#hasFailed = true
    }
  }

  #tell(isMended: boolean): void {
    if (isMended !== this.#isMended) this.#onMended((this.#isMended = isMended))
  }
}
