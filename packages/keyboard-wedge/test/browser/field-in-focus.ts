// Runs in the page: the field with the focus, also inside shadow roots and frames.

export interface FieldInFocus {
  /** The element's id, or its tag if it has no id. */
  readonly name: string
  readonly value?: string | undefined
  readonly html: string
  /** From and to, for rich text in characters. `null` for types of `input` that do not expose their selection. */
  readonly selection: readonly [number | null, number | null]
  readonly direction?: string | null | undefined
}

export function fieldInFocus(): FieldInFocus {
  const active = deepest(document.activeElement!)
  const { id, localName, value, innerHTML, selectionStart, selectionEnd, selectionDirection } =
    active as HTMLInputElement
  return {
    ...{ name: id || localName, value, html: innerHTML, direction: selectionDirection },
    selection: isRich(active) ? richSelection(active) : [selectionStart, selectionEnd],
  }
}

/** Focuses the first element with the id `f`, also inside shadow roots and frames, and selects in it. */
export function select(from: number, to: number, direction?: 'forward' | 'backward'): void {
  const field = find(document)
  field?.focus()
  if (!field) throw new Error('There is no field.')
  if (isRich(field)) selectRich(field, from, to)
  else if (typeof field.selectionStart === 'number') field.setSelectionRange(from, to, direction)
}

const isRich = (element: Element): boolean =>
  'isContentEditable' in element && Boolean(element.isContentEditable)

function deepest(element: Element): Element {
  const inside = element.shadowRoot?.activeElement ?? contentOf(element)?.activeElement
  return inside ? deepest(inside) : element
}

const contentOf = (element: Element): Document | null | undefined =>
  (element as Partial<HTMLIFrameElement>).contentDocument

function find(root: ParentNode): HTMLInputElement | undefined {
  const here = root.querySelector<HTMLInputElement>('#f')
  if (here) return here
  for (const element of root.querySelectorAll('*')) {
    const inside = element.shadowRoot ?? contentOf(element)
    const found = inside && find(inside)
    if (found) return found
  }
  return undefined
}

function selectionAround(host: Element): Selection {
  const root = host.getRootNode() as Document
  // Chromium has `getSelection` on shadow roots too.
  return ('getSelection' in root ? root : host.ownerDocument).getSelection()!
}

function richSelection(host: Element): [number, number] {
  const selection = selectionAround(host)
  if (selection.rangeCount === 0) return [-1, -1]
  const range = rangeOf(selection, host)
  const [before, upTo] = [document.createRange(), document.createRange()]
  for (const one of [before, upTo]) one.selectNodeContents(host)
  before.setEnd(range.startContainer, range.startOffset)
  upTo.setEnd(range.endContainer, range.endOffset)
  return [before.toString().length, upTo.toString().length]
}

/** WebKit reports a selection inside a shadow root only if the caller names the root. */
function rangeOf(selection: Selection, host: Element): AbstractRange {
  const range = selection.getRangeAt(0)
  const root = host.getRootNode()
  if (root.contains(range.startContainer)) return range
  return selection.getComposedRanges({ shadowRoots: [root as ShadowRoot] })[0] ?? range
}

function selectRich(host: Element, from: number, to: number): void {
  const [start, end] = [pointIn(host, from), pointIn(host, to)]
  selectionAround(host).setBaseAndExtent(...start, ...end)
}

function pointIn(host: Element, characters: number): [Node, number] {
  const texts = document.createTreeWalker(host, NodeFilter.SHOW_TEXT)
  let left = characters
  while (texts.nextNode()) {
    const { length } = texts.currentNode as Text
    if (left <= length) return [texts.currentNode, left]
    left -= length
  }
  return [host, 0]
}
