import { setTimeout as delay } from 'node:timers/promises'
import type { Page } from 'playwright-core'
import { cdpKeys, type CdpKeys } from '../../../lab/cdp-keys.ts'
import { focusPage } from '../../../lab/focus-page.ts'
import { startBrowserLab } from '../../../lab/start-browser-lab.ts'
import { startXDisplay, type XDisplay } from '../../../lab/start-x-display.ts'
import { untilPainted } from '../../../lab/until-painted.ts'
import { xKeys, type XKeys } from '../../../lab/x-keys.ts'
import { startPinyin, type InputMethod } from './start-pinyin.ts'

/** What a trial is done with: a page that writes down what it hears, and hands on a keyboard. */
export interface Stage {
  readonly page: Page
  readonly display: XDisplay
  readonly keys: XKeys
  readonly debuggerKeys: CdpKeys
  /** Only on a stage with pinyin. */
  readonly inputMethod: InputMethod | undefined
}

interface OpenStage extends Stage {
  readonly browserVersion: string
  /** The lines that the page wrote while this was done; a field has the focus, or nothing has. */
  readonly record: (focus: 'field' | 'nothing', act: () => Promise<void>) => Promise<string[]>
  readonly close: () => Promise<void>
}

const entry = new URL('trial.page.ts', import.meta.url).pathname
/** After the field there is one more place to go for Tab: past it the browser's own buttons would take the keys. */
const body = '<input size="60" autocomplete="off"><button type="button">next</button>'
/** So long nothing more must come before a trial is over: more than a scan's own gaps and a page's block. */
const restMs = 2_000

export interface StageOptions {
  /** Whether a key that is held repeats. Default false. */
  readonly autoRepeat?: boolean
  /** Whether an input method stands between the keys and the page. Default false. */
  readonly pinyin?: boolean
}

export async function openStage({ autoRepeat = false, pinyin = false }: StageOptions) {
  const bare = await startXDisplay({ autoRepeat })
  const inputMethod = pinyin ? await startPinyin(bare) : undefined
  const display = inputMethod?.display ?? bare
  const lab = await startBrowserLab({ display })
  const page = await lab.browser.newPage()
  await focusPage(page, display)
  await page.goto(await lab.serve({ entry, body }))
  const keys = xKeys(display)
  const stage: OpenStage = {
    ...{ page, display, keys, inputMethod },
    debuggerKeys: await cdpKeys(page),
    browserVersion: lab.browser.version(),
    record: async (focus, act) => {
      await page.reload()
      await untilPainted(page)
      if (focus === 'field') await page.locator('input').focus()
      await inputMethod?.use('keyboard-us')
      await page.evaluate(() => trialPage.start())
      await act()
      return linesAtRest(page)
    },
    close: async () => {
      await lab.close()
      await inputMethod?.stop()
      await bare.stop()
    },
  }
  return stage
}

async function linesAtRest(page: Page): Promise<string[]> {
  let count = -1
  for (;;) {
    const lines = await page.evaluate(() => [...trialPage.lines()])
    if (lines.length === count) return lines
    count = lines.length
    await delay(restMs)
  }
}
