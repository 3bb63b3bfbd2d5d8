import { edit } from './edit.ts'
import type { Field } from './field.ts'
import { selectionIn } from './selection-in.ts'

/** A field inside a closed shadow root. Only the number of typed characters is known, and that the caret is there. */
export function hiddenField(host: Element): Field | undefined {
  if (!holdsCaret(host)) return undefined
  return {
    element: host as HTMLElement,
    restore(typed) {
      for (let left = typed; left > 0; left -= 1) edit(host, '')
    },
  }
}

/** The selection inside is told as a place right before the host, by Firefox as it is. One that was left elsewhere is not the focus's. */
function holdsCaret(host: Element): boolean {
  const selection = selectionIn(host)
  if (!selection?.rangeCount) return false
  const { startContainer, startOffset } = selection.getRangeAt(0)
  const { host: around } = startContainer.getRootNode() as Partial<ShadowRoot>
  return startContainer.childNodes[startOffset] === host || around === host
}
