/**
 * Replaces the selection in the focused field by a text, or deletes it. Only `execCommand` edits as a person does: with
 * trusted events, and in the undo history.
 */
export function edit(element: Element, text: string): void {
  const { ownerDocument } = element
  if (text === '') ownerDocument.execCommand('delete')
  else ownerDocument.execCommand('insertText', false, text)
}

/** Dispatches `input`, because a change by a program fires no event. */
export function dispatchEdit(element: Element): void {
  element.dispatchEvent(new Event('input', { bubbles: true, composed: true }))
}
