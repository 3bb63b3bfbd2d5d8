import type { Field } from './field.ts'
import { dispatchEdit } from './edit.ts'
import { rangeIn, selectionIn } from './selection-in.ts'

/** A `contenteditable` element in its present state: its content, and the position of the caret. */
export function richField(element: Element): Field | undefined {
  if (!('isContentEditable' in element) || element.isContentEditable !== true) return undefined
  const host = element as HTMLElement
  const range = rangeIn(host)
  const text = host.textContent
  const html = host.innerHTML
  // The copy is made of nodes, since a page's policy (Trusted Types) may refuse HTML text. It belongs to an inert document, so
  // nothing in it runs.
  const copy = inertDocument(host).importNode(host, true)
  const place = range && placeOf(host, range)
  const chosen = range?.cloneContents()
  return {
    element: host,
    restore() {
      try {
        if (host.innerHTML !== html) takeOut(host, text, place, chosen)
      } finally {
        if (host.innerHTML !== html) {
          host.replaceChildren(...copy.cloneNode(true).childNodes)
          dispatchEdit(host)
        }
        // Without NumLock the keypad's keys change only the selection.
        if (place) select(host, place)
      }
    },
  }
}

const inertDocument = ({ ownerDocument }: Element): Document =>
  ownerDocument.createElement('template').content.ownerDocument

/** A selection as numbers of characters, before it and in it. It stays valid when the nodes are replaced. */
interface Place {
  readonly before: number
  readonly length: number
}

function placeOf(host: HTMLElement, range: Range): Place {
  const before = host.ownerDocument.createRange()
  before.selectNodeContents(host)
  before.setEnd(range.startContainer, range.startOffset)
  return { before: before.toString().length, length: range.toString().length }
}

/** Deletes the typed characters before the caret one by one, as a person would, and puts back the replaced selection. */
function takeOut(
  host: HTMLElement,
  text: string,
  place: Place | undefined,
  chosen: DocumentFragment | undefined,
): void {
  const { ownerDocument } = host
  const kept = text.length - (place?.length ?? 0)
  for (let typed = host.textContent.length - kept; typed > 0; typed -= 1) {
    ownerDocument.execCommand('delete')
  }
  if (!chosen || !place || place.length === 0) return
  const holder = ownerDocument.createElement('div')
  holder.append(chosen.cloneNode(true))
  ownerDocument.execCommand('insertHTML', false, holder.innerHTML)
}

function select(host: HTMLElement, { before, length }: Place): void {
  selectionIn(host)?.setBaseAndExtent(...pointAt(host, before), ...pointAt(host, before + length))
}

/** The node and offset after the host's first `characters` characters. */
function pointAt(host: HTMLElement, characters: number): [Node, number] {
  const texts = host.ownerDocument.createTreeWalker(host, NodeFilter.SHOW_TEXT)
  let left = characters
  while (texts.nextNode()) {
    const { length } = texts.currentNode as Text
    if (left <= length) return [texts.currentNode, left]
    left -= length
  }
  return [host, host.childNodes.length]
}
