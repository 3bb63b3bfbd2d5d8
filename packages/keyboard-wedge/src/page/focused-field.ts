import { choiceField } from './choice-field.ts'
import type { Field } from './field.ts'
import { hiddenField } from './hidden-field.ts'
import { activeElementOf } from './own-windows.ts'
import { richField } from './rich-field.ts'
import { textField } from './text-field.ts'

/** The focused field of a document in its present state, or `undefined` where typing changes nothing. */
export function focusedField(document: Document): Field | undefined {
  const element = activeElementOf(document)
  if (element === null) return undefined
  return choiceField(element) ?? focusedText(document)
}

/** The same, but only for fields that take text. */
export function focusedText(document: Document): Field | undefined {
  const element = activeElementOf(document)
  if (element === null) return undefined
  return textField(element) ?? richField(element) ?? hiddenField(element)
}
