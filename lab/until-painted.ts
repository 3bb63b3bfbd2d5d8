import type { EnginePage } from './engines/engine.ts'

/**
 * Waits for a document's first frame. A key that comes before it may be lost, as was seen on a loaded machine: after a
 * reload, wait for this before the first key. `open` of a lab has done so.
 */
export function untilPainted(page: Pick<EnginePage, 'evaluate'>): Promise<void> {
  // The second frame begins when the first has been handed over.
  return page.evaluate(
    'new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => done())))',
  )
}
