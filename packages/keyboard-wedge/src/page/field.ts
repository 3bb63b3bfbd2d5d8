/** How a field was, to be brought back. */
export interface Field {
  readonly element: HTMLElement
  /**
   * Makes it as it was, `typed` characters ago: content, selection, and what a framework knows of it.
   * @throws whatever the page's own code or policy throws. The rest is mended all the same.
   */
  restore(typed: number): void
}

/** Runs one step of mending. An error ends that step alone. */
export type Attempt = (step: () => void) => void
