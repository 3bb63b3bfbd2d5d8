/**
 * Replaces what is selected in the focused field by a text, or by nothing. `execCommand` is the only way that browsers give
 * to edit as a person does: with trusted events, and in the undo history.
 */
export function edit(element: Element, text: string): void {
  const { ownerDocument } = element
  if (text === '') ownerDocument.execCommand('delete')
  else ownerDocument.execCommand('insertText', false, text)
}

/** Tells listeners that a field was changed by a program. */
export function dispatchEdit(element: Element): void {
  element.dispatchEvent(new Event('input', { bubbles: true, composed: true }))
}
