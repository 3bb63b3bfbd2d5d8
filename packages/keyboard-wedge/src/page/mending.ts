/** Work on the page's fields. The page's own code may throw during that work or prevent it, but the scan must still be read. */
export class Mending {
  readonly #onMended: (isMended: boolean) => void
  #isMended = true
  /** Whether a step failed in the open or last burst. */
  #hasFailed = false
  #isAtWork = false

  /** @param onMended called with whether the fields are restored, whenever that changes. */
  constructor(onMended: (isMended: boolean) => void) {
    this.#onMended = onMended
  }

  /** Whether a field is being edited by the wedge. Events during that time are not typing. */
  get isAtWork(): boolean {
    return this.#isAtWork
  }

  /** A burst begins. */
  begin(): void {
    this.#hasFailed = false
  }

  /** A scan has been taken out of the fields. */
  end(): void {
    if (!this.#hasFailed) this.#report(true)
  }

  work(edit: () => void): void {
    this.#isAtWork = true
    this.attempt(edit)
    this.#isAtWork = false
    if (this.#hasFailed) this.#report(false)
  }

  /** Runs one step. If it fails, the next steps still run. */
  readonly attempt = (step: () => void): void => {
    try {
      step()
    } catch {
      this.#hasFailed = true
    }
  }

  #report(isMended: boolean): void {
    if (isMended !== this.#isMended) this.#onMended((this.#isMended = isMended))
  }
}
