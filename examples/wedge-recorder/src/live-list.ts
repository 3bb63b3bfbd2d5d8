import { make } from './element.ts'
import type { Recorded } from './recording.ts'
import { shownEvent } from './shown-event.ts'

/** More rows than this nobody reads, and the page would get slow over them. */
const mostRows = 200

/** The table of what arrived, the latest on top. */
export class LiveList {
  readonly #rows: HTMLElement
  #shown = 0

  constructor(rows: HTMLElement) {
    this.#rows = rows
  }

  clear(): void {
    this.#rows.replaceChildren()
    this.#shown = 0
  }

  /** Adds the rows that are not there yet, and gives how many events have none. */
  show(events: readonly Recorded[], masked: boolean): number {
    const from = Math.max(this.#shown, events.length - mostRows)
    for (const event of events.slice(from)) this.#rows.prepend(rowOf(event, masked))
    this.#shown = events.length
    while (this.#rows.childElementCount > mostRows) this.#rows.lastElementChild?.remove()
    return Math.max(0, events.length - mostRows)
  }
}

function rowOf({ keystroke, t }: Recorded, masked: boolean): HTMLElement {
  const { type, what, where } = shownEvent(keystroke, masked)
  const row = make('tr', keystroke.type, make('td', 'number', t.toFixed(1)))
  row.append(...[type, what, where].map((text) => make('td', '', text)))
  return row
}
