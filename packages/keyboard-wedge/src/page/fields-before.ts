import type { Field } from './field.ts'
import { focusedField } from './focused-field.ts'
import { giveFocus } from './give-focus.ts'
import { activeElementOf } from './own-windows.ts'

/** A person may have typed the first keys of a burst: the fields are noted before each of these. */
const firstKeys = 3
/** A page that moves the focus from field to field with every digit does so six times or eight. */
const mostNotes = 12

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

  /** Notes what has the focus, `keys` keys into the burst, unless that is known. */
  note(keys: number, document: Document): void {
    const active = activeElementOf(document)
    const last = this.#notes.at(-1)
    const isKnown = last?.active === active && (keys >= firstKeys || last.keys === keys)
    if (isKnown || this.#notes.length === mostNotes) return
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
    for (const { active, field, typed } of notes.filter(isFirst).toReversed()) {
      if (!active?.isConnected) continue
      giveFocus(active)
      field?.restore(typed)
      for (const note of this.#notes) if (note.active === active) note.typed = 0
    }
    // A page may move the focus at every input, those of these edits too.
    const [first] = notes
    if (first?.active?.isConnected) giveFocus(first.active)
  }

  forget(): void {
    this.#notes = []
  }
}
