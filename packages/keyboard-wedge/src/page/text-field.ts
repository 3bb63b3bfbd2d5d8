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

/** An `input` or `textarea` as it is now. Some types (`number`, `email`) do not tell their selection: where
 * one was replaced, their caret goes to the end. */
export function textField(element: Element): Field | undefined {
  if (!isTextControl(element)) return undefined
  const { value, selectionStart, selectionEnd, selectionDirection } = element
  const isUnfinished = element.validity.badInput
  return {
    element,
    restore(typed) {
      try {
        // By now the page may have made a number of it, which tells no selection.
        const { selectionStart: caret } = element
        if (selectionStart === null || selectionEnd === null || caret === null)
          takeOutLast(element, value, typed)
        else if (element.value !== value) takeOut(element, value, selectionStart, selectionEnd)
      } finally {
        // A page may have rewritten what was typed: then nothing but its own value is exact. Half a date has no value.
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

/** Edits away what was typed over a selection, as a person would, so that undo and frameworks can follow. */
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
 * Deletes what was typed before the caret, wherever that is; if that was not all, exchanges the whole. By the count, since
 * the value of a number tells neither a point at its end nor half of `1e2`.
 */
function takeOutLast(element: TextControl, value: string, typed: number): void {
  for (let left = typed; left > 0; left -= 1) edit(element, '')
  if (element.value === value) return
  element.select()
  edit(element, value)
}

/** Past a framework's own setter (React watches the property), with the event that tells it. */
function setValue(element: TextControl, value: string): void {
  const prototype: unknown = Object.getPrototypeOf(element)
  const property = Object.getOwnPropertyDescriptor(prototype, 'value')
  if (value === '' && element.validity.badInput) {
    // WebKit 2.50 keeps half a date until a whole one is set, and calls the field valid only when its value is set twice.
    ;(element as HTMLInputElement).valueAsNumber = 0
    property?.set?.call(element, value)
  }
  property?.set?.call(element, value)
  dispatchEdit(element)
}
