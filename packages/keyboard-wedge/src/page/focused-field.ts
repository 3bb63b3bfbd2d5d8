import { choiceField } from './choice-field.ts'
import type { Field } from './field.ts'
import { activeElementOf } from './own-windows.ts'
import { richField } from './rich-field.ts'
import { textField } from './text-field.ts'

/** What has the focus in a document, as it is now; nothing where typing would change nothing. */
export function focusedField(document: Document): Field | undefined {
  const element = activeElementOf(document)
  if (element === null) return undefined
  return textField(element) ?? choiceField(element) ?? richField(element)
}
