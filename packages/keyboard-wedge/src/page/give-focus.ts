import { activeElementOf } from './own-windows.ts'

/** Gives the focus to an element that had it. Where nothing had it, nothing has it again. */
export function giveFocus(element: Element): void {
  const now = activeElementOf(element.ownerDocument)
  if (now === element) return
  if (element === element.ownerDocument.body) (now as HTMLElement | null)?.blur()
  else (element as HTMLElement).focus({ preventScroll: true })
}
