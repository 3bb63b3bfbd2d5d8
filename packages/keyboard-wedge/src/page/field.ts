/** How a field was, to be brought back. */
export interface Field {
  readonly element: HTMLElement
  /** Makes it as it was, `typed` characters ago: content, selection, and what a framework knows of it. */
  restore(typed: number): void
}
