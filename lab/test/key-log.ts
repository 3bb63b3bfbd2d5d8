import { join } from 'node:path'
import type { Page } from 'playwright-core'

export type LoggedKey = Pick<
  KeyboardEvent,
  'key' | 'code' | 'keyCode' | 'timeStamp' | 'isTrusted' | 'repeat' | 'ctrlKey'
>

/** The body of the page that keeps its key events, and its script. */
export const keyLog = '<input size="60" autocomplete="off">'
export const logEntry = join(__dirname, 'key-log.page.ts')

declare const keys: readonly LoggedKey[]

/** What the page heard, when it has heard this many. */
export async function keydowns(page: Page, count: number): Promise<readonly LoggedKey[]> {
  await page.waitForFunction((least) => keys.length >= least, count)
  return page.evaluate(() => keys)
}

export function typed(page: Page): Promise<string> {
  return page.locator('input').inputValue()
}
