import { make } from './element.ts'
import type { Recorded } from './recording.ts'
import { shownEvent } from './shown-event.ts'

/** At most this many rows are shown. More would slow the page down. */
const maxRows = 200

/** The table of the recorded events, the latest on top. */
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

  /** Adds the missing rows, and returns how many events have no row. */
  show(events: readonly Recorded[], masked: boolean): number {
    const from = Math.max(this.#shown, events.length - maxRows)
    for (const event of events.slice(from)) this.#rows.prepend(rowOf(event, masked))
    this.#shown = events.length
    while (this.#rows.childElementCount > maxRows) this.#rows.lastElementChild?.remove()
    return Math.max(0, events.length - maxRows)
  }
}

function rowOf({ keystroke, t }: Recorded, masked: boolean): HTMLElement {
  const { type, what, where } = shownEvent(keystroke, masked)
  const row = make('tr', keystroke.type, make('td', 'number', t.toFixed(1)))
  row.append(...[type, what, where].map((text) => make('td', '', text)))
  return row
}
