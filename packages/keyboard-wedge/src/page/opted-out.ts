import { documentOf, type Target } from './own-windows.ts'

const ignored = 'data-paycode-ignore'
const secrets = new Set(['current-password', 'new-password', 'one-time-code', 'cc-csc'])

/**
 * Whether what is typed there is none of our business: passwords, one-time codes, PINs, and all that stands inside an
 * element with `data-paycode-ignore`, frames included. Such keys are neither read nor kept. `page` is where that ends: what
 * is around it does not speak for it.
 *
 * Nobody sees into a closed shadow root: a password in one is read, unless its host has the attribute.
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

/** How pages make a field for a PIN that no password manager offers to fill. */
function isShownAsDots(element: Element): boolean {
  const masking = getComputedStyle(element).getPropertyValue('-webkit-text-security')
  return masking !== '' && masking !== 'none'
}

/** An event does not leave its frame, so its path ends there. */
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
