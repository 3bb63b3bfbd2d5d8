import { documentOf, type Target } from './own-windows.ts'

const ignored = 'data-paycode-ignore'
const secrets = new Set(['current-password', 'new-password', 'one-time-code', 'cc-csc'])

/**
 * Whether an event happened where the wedge must not read: passwords, one-time codes, PINs, and everything inside an element
 * with `data-paycode-ignore`, frames included. Such keys are neither read nor stored. `page` is the outermost window that is
 * checked: an attribute on the frame around it does not count.
 *
 * A script cannot see into a closed shadow root: a password field there is read, unless the root's host has the attribute.
 */
export function isOptedOut(event: Event, page: Window): boolean {
  const path = event.composedPath()
  return path.some(isSecret) || isInFrameOptedOut(path[0], page)
}

function isSecret(node: EventTarget): boolean {
  if (!('getAttribute' in node)) return false
  const element = node as Element
  if (element.hasAttribute(ignored)) return true
  if (element.localName !== 'input') return false
  const purposes = element.getAttribute('autocomplete')?.toLowerCase().split(/\s+/) ?? []
  if ((element as HTMLInputElement).type === 'password') return true
  return purposes.some((one) => secrets.has(one)) || isShownAsDots(element)
}

/** Pages use this style for PIN fields, because no password manager offers to fill them. */
function isShownAsDots(element: Element): boolean {
  const masking = getComputedStyle(element).getPropertyValue('-webkit-text-security')
  return masking !== '' && masking !== 'none'
}

/** Checks the frames around the target: an event's path ends at its own frame. */
function isInFrameOptedOut(target: EventTarget | undefined, page: Window): boolean {
  const view = documentOf(target as Target).defaultView
  if (view === page || !view?.frameElement) return false
  return isInside(view.frameElement) || isInFrameOptedOut(view.frameElement, page)
}

function isInside(element: Element): boolean {
  if (element.closest(`[${ignored}]`)) return true
  const root = element.getRootNode()
  return 'host' in root && isInside(root.host as Element)
}
