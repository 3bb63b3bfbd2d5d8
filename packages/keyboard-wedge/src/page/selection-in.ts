/** The selection where an element stands: Chromium tells one inside a shadow root only there. */
export function selectionIn(element: Element): Selection | null {
  const root = element.getRootNode() as Document & { getSelection?: () => Selection | null }
  return root.getSelection?.() ?? element.ownerDocument.getSelection()
}
