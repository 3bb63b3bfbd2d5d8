import type { Page } from 'playwright-core'

export interface Control {
  readonly role: string
  readonly name: string
}

const controls = new Set([
  'button',
  'textbox',
  'combobox',
  'link',
  'image',
  'img',
  'dialog',
  'group',
  'region',
])

/** The controls that a screen reader can reach, from the browser's own accessibility tree. */
export async function accessibleControls(page: Page): Promise<Control[]> {
  const session = await page.context().newCDPSession(page)
  const { nodes } = await session.send('Accessibility.getFullAXTree')
  await session.detach()
  return nodes
    .filter(({ ignored, role }) => !ignored && controls.has(String(role?.value)))
    .map(({ role, name }) => ({ role: String(role?.value), name: String(name?.value ?? '') }))
}
