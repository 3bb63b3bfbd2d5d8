import type { Page } from 'playwright-core'
import { cdpKeys } from '../cdp-keys.ts'
import { describeWith } from '../describe-with.ts'
import { labStartMs, startBrowserLab, type BrowserLab } from '../start-browser-lab.ts'
import { untilPainted } from '../until-painted.ts'
import { keydowns, keyLog, logEntry, typed } from './key-log.ts'

// A loaded machine is slow, not wrong.
jest.setTimeout(30_000)

describeWith(['chromium'], "the debugger's keys", () => {
  let lab: BrowserLab
  let page: Page
  beforeAll(async () => {
    lab = await startBrowserLab()
    page = await lab.open({ body: keyLog, entry: logEntry })
  }, labStartMs)
  afterAll(() => lab.close())
  beforeEach(async () => {
    await page.reload()
    await untilPainted(page)
  })

  test('are trusted and named as those of a keyboard', async () => {
    const keys = await cdpKeys(page)
    await keys.scan('aB1\r')
    const events = await keydowns(page, 5)
    expect(events.every(({ isTrusted }) => isTrusted)).toBe(true)
    expect(events.map(({ key, code, keyCode }) => [key, code, keyCode])).toEqual([
      ['a', 'KeyA', 65],
      ['Shift', 'ShiftLeft', 16],
      ['B', 'KeyB', 66],
      ['1', 'Digit1', 49],
      ['Enter', 'Enter', 13],
    ])
    expect(await typed(page)).toBe('aB1')
  })

  test('write nothing with Ctrl', async () => {
    const keys = await cdpKeys(page)
    await keys.scan('\n1')
    const events = await keydowns(page, 3)
    expect(events.map(({ key, ctrlKey }) => [key, ctrlKey])).toEqual([
      ['Control', true],
      ['j', true],
      ['1', false],
    ])
    expect(await typed(page)).toBe('1')
  })

  test('keep a pace that is asked for', async () => {
    const keys = await cdpKeys(page)
    await keys.scan('123', { gapMs: 20 })
    const [first, , last] = await keydowns(page, 3)
    expect(last!.timeStamp - first!.timeStamp).toBeGreaterThanOrEqual(38)
  })

  test('are none where a text is put in whole', async () => {
    const keys = await cdpKeys(page)
    await keys.insertText('130123')
    expect(await typed(page)).toBe('130123')
    expect(await keydowns(page, 0)).toEqual([])
  })
})
