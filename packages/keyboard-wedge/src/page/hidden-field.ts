import { edit } from './edit.ts'
import type { Field } from './field.ts'
import { selectionIn } from './selection-in.ts'

/** A field inside a closed shadow root. A script knows only that the caret is there, and how many characters were typed. */
export function hiddenField(host: Element): Field | undefined {
  if (!holdsCaret(host)) return undefined
  return {
    element: host as HTMLElement,
    restore(typed) {
      for (let left = typed; left > 0; left -= 1) edit(host, '')
    },
  }
}

/**
 * Browsers report a selection inside the root as a position right before the host; Firefox reports the true position. Any
 * other selection is left over from elsewhere.
 */
function holdsCaret(host: Element): boolean {
  const selection = selectionIn(host)
  if (!selection?.rangeCount) return false
  const { startContainer, startOffset } = selection.getRangeAt(0)
  const { host: rootHost } = startContainer.getRootNode() as Partial<ShadowRoot>
  return startContainer.childNodes[startOffset] === host || rootHost === host
}
