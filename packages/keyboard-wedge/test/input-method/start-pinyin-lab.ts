import {
  startPinyin,
  type InputMethod,
} from '../../../../examples/wedge-recorder/record-chromium/start-pinyin.ts'
import { focusPage } from '../../../../lab/focus-page.ts'
import { startBrowserLab } from '../../../../lab/start-browser-lab.ts'
import type { KeyLab } from '../../../../lab/start-key-lab.ts'
import { startXDisplay } from '../../../../lab/start-x-display.ts'
import { untilPainted } from '../../../../lab/until-painted.ts'
import { xKeys } from '../../../../lab/x-keys.ts'

export interface PinyinLab extends KeyLab {
  /** Switches the input method; a field must have the focus. */
  readonly use: InputMethod['use']
}

/** A browser on a display of its own, whose keyboard goes through fcitx5 with pinyin. */
export async function startPinyinLab(): Promise<PinyinLab> {
  const bare = await startXDisplay()
  const { display, use, stop } = await startPinyin(bare)
  const lab = await startBrowserLab({ display })
  const focus: KeyLab['focus'] = async (page) => {
    const url = page.url()
    await focusPage(page, display)
    await page.goto(url)
    await untilPainted(page)
  }
  return {
    ...{ ...lab, display, use, focus, keys: xKeys(display) },
    open: async (labPage) => {
      const page = await lab.open(labPage)
      await focus(page)
      return page
    },
    close: async () => {
      await lab.close()
      await stop()
      await bare.stop()
    },
  }
}
