/** The state of a field before a burst, which can be restored. */
export interface Field {
  readonly element: HTMLElement
  /**
   * Restores the content, the selection, and a framework's copy of them. `typed`: characters typed into the field since.
   * @throws whatever the page's own code or policy throws. The other fields are restored all the same.
   */
  restore(typed: number): void
}

/** Runs one step of restoring. An error ends only that step. */
export type Attempt = (step: () => void) => void
