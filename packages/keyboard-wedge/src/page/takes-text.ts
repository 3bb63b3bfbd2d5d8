import { choiceField } from './choice-field.ts'
import { activeElementOf } from './own-windows.ts'
import { richField } from './rich-field.ts'
import { textField } from './text-field.ts'

/** Whether keys change the focused element. A field inside a closed shadow root cannot be seen, and counts as none. */
export function takesText(document: Document): boolean {
  const element = activeElementOf(document)
  if (element === null || (element as HTMLInputElement).readOnly) return false
  if ((element as { editContext?: unknown }).editContext) return true
  return (textField(element) ?? choiceField(element) ?? richField(element)) !== undefined
}
