import type { Page } from 'playwright-core'
import { usStroke } from '../../../lab/us-keys.ts'

/**
 * Types digits and Enter as a scanner does. The browser's debugger receives all strokes at once, so that a loaded machine does
 * not stretch them to a person's pace.
 */
export async function typeScan(page: Page, digits: string): Promise<void> {
  const session = await page.context().newCDPSession(page)
  const strokes = Array.from(`${digits}\r`, (character) => {
    const { code, keyCode } = usStroke(character).key
    const key = character === '\r' ? 'Enter' : character
    return { key, code, windowsVirtualKeyCode: keyCode, text: character }
  })
  await Promise.all(
    strokes.flatMap(({ text, ...stroke }) => [
      session.send('Input.dispatchKeyEvent', { type: 'keyDown', ...stroke, text }),
      session.send('Input.dispatchKeyEvent', { type: 'keyUp', ...stroke }),
    ]),
  )
  await session.detach()
}
