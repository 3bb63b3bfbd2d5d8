import { setTimeout as delay } from 'node:timers/promises'
import type { Page } from 'playwright-core'
import { cdpKeys, type CdpKeys } from '../../../lab/cdp-keys.ts'
import { focusPage } from '../../../lab/focus-page.ts'
import { startBrowserLab } from '../../../lab/start-browser-lab.ts'
import { startXDisplay, type XDisplay } from '../../../lab/start-x-display.ts'
import { untilPainted } from '../../../lab/until-painted.ts'
import { xKeys, type XKeys } from '../../../lab/x-keys.ts'
import { startPinyin, type InputMethod } from './start-pinyin.ts'

/** The page of a trial, which records its events, and its keyboard. */
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
  /** Runs the action with the focus on a field or on nothing. Returns the lines that the page recorded meanwhile. */
  readonly record: (focus: 'field' | 'nothing', act: () => Promise<void>) => Promise<string[]>
  readonly close: () => Promise<void>
}

const entry = new URL('trial.page.ts', import.meta.url).pathname
/** One more element behind the field takes the focus at a Tab. Without it the browser's own buttons would get the keys. */
const body = '<input size="60" autocomplete="off"><button type="button">next</button>'
/** A trial ends after a rest of this length, in ms, which is longer than a scan's own gaps and a page's block. */
const restMs = 2_000

export interface StageOptions {
  /** Whether a held key repeats. Default false. */
  readonly autoRepeat?: boolean
  /** Whether an input method handles the keys before the page. Default false. */
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
