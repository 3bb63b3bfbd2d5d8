import { activeElementOf } from './own-windows.ts'

/** Gives the focus back to an element. `body` stands for no focus: then the focused element loses it. */
export function giveFocus(element: Element): void {
  const now = activeElementOf(element.ownerDocument)
  if (now === element) return
  if (element === element.ownerDocument.body) (now as HTMLElement | null)?.blur()
  else (element as HTMLElement).focus({ preventScroll: true })
}
