import { choiceField } from './choice-field.ts'
import type { Field } from './field.ts'
import { hiddenField } from './hidden-field.ts'
import { activeElementOf } from './own-windows.ts'
import { richField } from './rich-field.ts'
import { textField } from './text-field.ts'

/** What has the focus in a document, as it is now; nothing where typing would change nothing. */
export function focusedField(document: Document): Field | undefined {
  const element = activeElementOf(document)
  if (element === null) return undefined
  return choiceField(element) ?? focusedText(document)
}

/** The same, where it takes text. */
export function focusedText(document: Document): Field | undefined {
  const element = activeElementOf(document)
  if (element === null) return undefined
  return textField(element) ?? richField(element) ?? hiddenField(element)
}
