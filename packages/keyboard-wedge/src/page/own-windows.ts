// The windows of a page that can be listened in on: its own, and those of its frames, as far as the origin allows.

export type Target = Window | Document | Element

export const documentOf = (target: Target): Document =>
  'document' in target ? target.document : (target.ownerDocument ?? target)

/** Where an event happened, inside open shadow roots too. */
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

/** A frame's document; nothing where it is another origin's. */
const contentOf = (node: EventTarget | null): Document | null =>
  node !== null && 'contentDocument' in node ? (node.contentDocument as Document | null) : null

/**
 * Calls `listen` with the target, and with the window of every frame below it, now and whenever one is loaded or gets the
 * focus. A frame's window is new after each load.
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
    // A window does not hear of its elements' loads, its document does.
    const root = 'document' in inside ? inside.document : inside
    for (const frame of root.querySelectorAll('iframe, frame')) enterFrame(frame)
    root.addEventListener('load', ({ target: loaded }) => enterFrame(loaded), listening)
    // Frames in shadow roots are met when they get the focus: their load is not heard out here.
    const focused = (): void => enterFrame(activeElementOf(documentOf(inside)))
    windowOf(inside).addEventListener('blur', focused, listening)
    // Firefox says only after the event what has it.
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

/** What has the focus, inside shadow roots too. */
export function activeElementOf(document: Document): Element | null {
  let active = document.activeElement
  while (active?.shadowRoot?.activeElement) active = active.shadowRoot.activeElement
  return active
}
