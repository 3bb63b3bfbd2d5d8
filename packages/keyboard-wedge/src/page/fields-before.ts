import type { Attempt, Field } from './field.ts'
import { focusedField } from './focused-field.ts'
import { giveFocus } from './give-focus.ts'
import { activeElementOf } from './own-windows.ts'

/**
 * The field's state is noted at each of the first keys of a burst, in keys. Later keys are noted only if they may begin a
 * scan: a copy of the field at each letter of a person's prose takes time.
 */
const firstKeys = 3
/** At most this many notes are kept, besides the first: a person's keys, and a slow scanner's behind them. */
const maxNotes = 32

interface Note {
  /** How many keys of the burst came before. */
  readonly keys: number
  readonly active: Element | null
  readonly field: Field | undefined
  /** How many characters were typed into the field since. */
  typed: number
}

/** The states of the focused fields before the keys of a burst changed them. */
export class FieldsBefore {
  #notes: Note[] = []
  readonly #attempt: Attempt

  constructor(attempt: Attempt) {
    this.#attempt = attempt
  }

  /**
   * Notes the focused field after the first `keys` keys of the burst. Does nothing where that state is noted already, or where
   * the key cannot begin a scan (`mayBegin` is false).
   */
  note(keys: number, document: Document, mayBegin = true): void {
    const active = activeElementOf(document)
    const last = this.#notes.at(-1)
    if (last?.active === active && (last.keys === keys || (keys >= firstKeys && !mayBegin))) return
    if (this.#notes.length > maxNotes) this.#notes.splice(1, 1)
    this.#notes.push({ keys, active, field: focusedField(document), typed: 0 })
  }

  /** `count` characters were typed into a field. */
  typed(count: number, element: EventTarget | null): void {
    for (const note of this.#notes) if (note.active === element) note.typed += count
  }

  /** Restores all fields to their states after the first `keys` keys, and then the focus. */
  restore(keys: number): void {
    const notes = this.#notes.filter((note) => note.keys >= keys)
    const isFirst = ({ active }: Note, place: number): boolean =>
      notes.findIndex((note) => note.active === active) === place
    for (const note of notes.filter(isFirst).toReversed()) this.#attempt(() => this.#mend(note))
    // A page may move the focus at any `input` event, including those of these edits.
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
