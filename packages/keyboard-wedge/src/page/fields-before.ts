import type { Attempt, Field } from './field.ts'
import { focusedField } from './focused-field.ts'
import { giveFocus } from './give-focus.ts'
import { activeElementOf } from './own-windows.ts'

/** Before each of these any key may begin a scan; later a person writes prose, and a copy of it at each letter takes time. */
const firstKeys = 3
/** Besides the first: the keys of a person at its start, and those of a slow scanner behind them. */
const maxNotes = 32

interface Note {
  /** How many keys of the burst had come. */
  readonly keys: number
  readonly active: Element | null
  readonly field: Field | undefined
  /** How many characters went into it since. */
  typed: number
}

/** How the focused fields were before the keys of a burst changed them. */
export class FieldsBefore {
  #notes: Note[] = []
  readonly #attempt: Attempt

  constructor(attempt: Attempt) {
    this.#attempt = attempt
  }

  /** Notes what has the focus, `keys` keys into the burst, unless that is known or, without `mayBegin`, no scan begins there. */
  note(keys: number, document: Document, mayBegin = true): void {
    const active = activeElementOf(document)
    const last = this.#notes.at(-1)
    if (last?.active === active && (last.keys === keys || (keys >= firstKeys && !mayBegin))) return
    if (this.#notes.length > maxNotes) this.#notes.splice(1, 1)
    this.#notes.push({ keys, active, field: focusedField(document), typed: 0 })
  }

  /** So many characters went into a field. */
  typed(count: number, element: EventTarget | null): void {
    for (const note of this.#notes) if (note.active === element) note.typed += count
  }

  /** Makes all of them as they were after the first `keys` keys, and gives the focus back. */
  restore(keys: number): void {
    const notes = this.#notes.filter((note) => note.keys >= keys)
    const isFirst = ({ active }: Note, place: number): boolean =>
      notes.findIndex((note) => note.active === active) === place
    for (const note of notes.filter(isFirst).toReversed()) this.#attempt(() => this.#mend(note))
    // A page may move the focus at every input, those of these edits too.
    const [first] = notes
    if (first?.active?.isConnected) giveFocus(first.active)
  }

  forget(): void {
    this.#notes = []
  }

  #mend({ active, field, typed }: Note): void {
    if (active === null) return
    for (const note of this.#notes) if (note.active === active) note.typed = 0
    if (active.isConnected) {
      giveFocus(active)
      field?.restore(typed)
    } else if (typed > 0) {
      throw new Error('removed')
    }
  }
}
