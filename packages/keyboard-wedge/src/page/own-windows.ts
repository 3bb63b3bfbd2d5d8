// The windows of a page in which the wedge can listen: the page's own, and those of frames of the same origin.

export type Target = Window | Document | Element

export const documentOf = (target: Target): Document =>
  'document' in target ? target.document : (target.ownerDocument ?? target)

/** Where an event happened, also inside open shadow roots. */
export const originOf = (event: Event): Target => event.composedPath()[0] as Target

export const windowOf = (target: Target): Window =>
  documentOf(target).defaultView ?? raise('the document has no window')

function raise(problem: string): never {
  throw new TypeError(`keyboardWedge: ${problem}`)
}

/** The page's own window. @throws {TypeError} when there is none, as on a server. */
export function pageWindow(caller: string): Window {
  if (typeof window !== 'undefined') return window
  throw new TypeError(
    `${caller}: there is no page here. Call it in the browser, for example in an effect. In a terminal, use @paycode/keyboard-wedge/tty.`,
  )
}

/** A frame's document, or `null` for another origin's. */
const contentOf = (node: EventTarget | null): Document | null =>
  node !== null && 'contentDocument' in node ? (node.contentDocument as Document | null) : null

/**
 * Calls `listen` with the target and with the window of every frame below it, now and whenever a frame is loaded or gets the
 * focus. Each load gives a frame a new window.
 */
export function listenInFrames(
  target: Target,
  signal: AbortSignal,
  listen: (target: Target) => void,
): void {
  const known = new WeakSet<EventTarget>()
  const listening = { capture: true, signal }
  const enter = (inside: Target): void => {
    listen(inside)
    // `load` events of elements reach the document, but not the window.
    const root = 'document' in inside ? inside.document : inside
    for (const frame of root.querySelectorAll('iframe, frame')) enterFrame(frame)
    root.addEventListener('load', ({ target: loaded }) => enterFrame(loaded), listening)
    // Frames in shadow roots are found when they get the focus: their `load` events do not leave the root.
    const focused = (): void => enterFrame(activeElementOf(documentOf(inside)))
    windowOf(inside).addEventListener('blur', focused, listening)
    // Firefox updates the active element only after this event.
    windowOf(inside).addEventListener('blur', () => setTimeout(focused), listening)
  }
  const enterFrame = (node: EventTarget | null): void => {
    const content = contentOf(node)
    if (node === null || !content?.defaultView || known.has(content)) return
    if (!known.has(node)) node.addEventListener('load', () => enterFrame(node), listening)
    known.add(node).add(content)
    enter(content.defaultView)
  }
  enter(target)
}

/** The element with the focus, also inside open shadow roots. */
export function activeElementOf(document: Document): Element | null {
  let active = document.activeElement
  while (active?.shadowRoot?.activeElement) active = active.shadowRoot.activeElement
  return active
}
