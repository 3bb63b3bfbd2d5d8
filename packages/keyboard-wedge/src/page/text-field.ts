import type { Field } from './field.ts'
import { dispatchEdit, edit } from './edit.ts'

type TextControl = HTMLInputElement | HTMLTextAreaElement

const noText = new Set([
  ...['button', 'checkbox', 'color', 'file', 'hidden', 'image'],
  ...['radio', 'reset', 'submit'],
])

const isTextControl = (element: Element): element is TextControl =>
  element.localName === 'textarea' ||
  (element.localName === 'input' && !noText.has((element as HTMLInputElement).type))

/**
 * An `input` or `textarea` in its present state. Some types (`number`, `email`) do not expose their selection: if a selection
 * was replaced, the caret goes to the end.
 */
export function textField(element: Element): Field | undefined {
  if (!isTextControl(element)) return undefined
  const { value, selectionStart, selectionEnd, selectionDirection } = element
  const isUnfinished = element.validity.badInput
  return {
    element,
    restore(typed) {
      try {
        // The page may have changed the type to `number` meanwhile, which exposes no selection.
        const { selectionStart: caret } = element
        if (selectionStart === null || selectionEnd === null || caret === null)
          takeOutLast(element, value, typed)
        else if (element.value !== value) takeOut(element, value, selectionStart, selectionEnd)
      } finally {
        // If the page has rewritten the typed text, only setting the old value restores it. An unfinished date has the value
        // '', so `badInput` is compared too.
        const isExact = element.value === value && element.validity.badInput === isUnfinished
        if (!isExact) setValue(element, value)
        const isSelected =
          element.selectionStart === selectionStart && element.selectionEnd === selectionEnd
        if (element.selectionStart !== null && selectionStart !== null && !isSelected)
          element.setSelectionRange(selectionStart, selectionEnd, selectionDirection ?? 'none')
      }
      if (element.value !== value) throw new Error('rewritten')
    },
  }
}

/** Replaces the typed text by the old selection, as a person would edit, so that undo and frameworks can follow. */
function takeOut(element: TextControl, value: string, start: number, end: number): void {
  const before = value.slice(0, start)
  const after = value.slice(end)
  const now = element.value
  const fits = now.length >= before.length + after.length
  if (!fits || !now.startsWith(before) || !now.endsWith(after)) return
  element.setSelectionRange(before.length, now.length - after.length)
  edit(element, value.slice(start, end))
}

/**
 * Deletes the last `typed` characters before the caret. If the value still differs, replaces it as a whole. Characters are
 * counted, since the value of a number field shows neither a point at its end nor an unfinished `1e2`.
 */
function takeOutLast(element: TextControl, value: string, typed: number): void {
  for (let left = typed; left > 0; left -= 1) edit(element, '')
  if (element.value === value) return
  element.select()
  edit(element, value)
}

/** Sets the value past a framework's own setter (React replaces the property), then fires the event that updates the framework. */
function setValue(element: TextControl, value: string): void {
  const prototype: unknown = Object.getPrototypeOf(element)
  const property = Object.getOwnPropertyDescriptor(prototype, 'value')
  if (value === '' && element.validity.badInput) {
    // WebKit 2.50 keeps an unfinished date until a full date is set, and calls the field valid only after the value is set twice.
    ;(element as HTMLInputElement).valueAsNumber = 0
    property?.set?.call(element, value)
  }
  property?.set?.call(element, value)
  dispatchEdit(element)
}
