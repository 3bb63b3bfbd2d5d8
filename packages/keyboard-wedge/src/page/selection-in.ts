/** The selection in an element's tree. Chromium reports a selection inside a shadow root only through that root. */
export function selectionIn(element: Element): Selection | null {
  const root = element.getRootNode() as Document & { getSelection?: () => Selection | null }
  return root.getSelection?.() ?? element.ownerDocument.getSelection()
}

/** The selected range in an element's tree. WebKit reports a range inside a shadow root only if the caller names the root. */
export function rangeIn(element: Element): Range | undefined {
  const selection = selectionIn(element)
  if (!selection?.rangeCount) return undefined
  const range = selection.getRangeAt(0)
  const root = element.getRootNode()
  if (root.contains(range.startContainer)) return range
  const [inside] = selection.getComposedRanges?.({ shadowRoots: [root as ShadowRoot] }) ?? []
  if (!inside) return range
  const composed = element.ownerDocument.createRange()
  composed.setStart(inside.startContainer, inside.startOffset)
  composed.setEnd(inside.endContainer, inside.endOffset)
  return composed
}
