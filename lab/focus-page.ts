import { randomUUID } from 'node:crypto'
import type { EnginePage } from './engines/engine.ts'
import type { XDisplay } from './start-x-display.ts'
import { until } from './until.ts'
import { xKeycodes, xKeys } from './x-keys.ts'

/**
 * Gives the X focus to the window of a page, and comes back when keys arrive in it. The page's document is
 * replaced, so that the one under test never sees the keys of the trial: go to it afterwards.
 */
export async function focusPage(page: EnginePage, display: XDisplay): Promise<void> {
  const title = `lab ${randomUUID()}`
  await page.goto(`data:text/html,${encodeURIComponent(trial(title))}`)
  await page.bringToFront()
  // Without a window manager only this gives the focus. The window gets its title some time after the page.
  const found = await display.run('xdotool', [
    ...['search', '--sync', '--onlyvisible', '--name', title],
  ])
  await display.run('xdotool', ['windowfocus', '--sync', found.trim().split('\n').at(-1) ?? ''])
  await untilKeysArrive(page, display)
}

/** Between two trial keys that have not arrived, in ms. */
const pressEveryMs = 100

const trial = (title: string) => `<title>${title}</title><script>
released = []
addEventListener('keyup', ({ key }) => { released.push(key) })
</script>`

/** `document.hasFocus()` is always true: playwright makes every page believe that it has the focus. */
async function untilKeysArrive(page: EnginePage, display: XDisplay): Promise<void> {
  const keys = xKeys(display)
  const isReleased = (key: string) => page.evaluate<boolean>(`released.includes('${key}')`)
  await until(async () => {
    await keys.press([xKeycodes.shift])
    // A page that is slow to get its keys would be flooded with them.
    const arrival = until(() => isReleased('Shift'), pressEveryMs)
    return arrival.then(
      () => true,
      () => false,
    )
  })
  // Some of those may still be on their way; none is behind this one.
  await keys.press([xKeycodes.control])
  await until(() => isReleased('Control'))
}
