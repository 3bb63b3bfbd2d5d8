/** A browser of another engine than the lab's Chromium. It ends with `close()`, or with this process. */
export interface Engine {
  /** As the browser's driver says it. */
  readonly version: string
  /** All pages share one profile. */
  newPage: () => Promise<EnginePage>
  close: () => Promise<void>
}

/** A tab or a window. Playwright's `Page` is one too. */
export interface EnginePage {
  /** Comes back when the document and its scripts are loaded. */
  goto: (url: string) => Promise<unknown>
  /** Evaluates a JavaScript expression in the page and awaits it. Its value is one of JSON. */
  evaluate: <Value>(expression: string) => Promise<Value>
  /** Shows it, so that its window's keys go to it. */
  bringToFront: () => Promise<void>
}
