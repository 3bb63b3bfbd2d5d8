import { cashierTexts } from '@paycode/core'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { describeWith } from '../../../lab/describe-with.ts'
import { labStartMs } from '../../../lab/start-browser-lab.ts'
import { startChromium } from '../../../lab/start-chromium.ts'
import { servedWebPos, type ServedWebPos } from './served-web-pos.ts'
import { typeScan } from './type-scan.ts'

// Made-up codes.
const code = '134579302432164181'
const otherCode = '130061098828009406'

/** Limits for a loaded machine, in ms. */
const patienceMs = 30_000

jest.setTimeout(4 * patienceMs)

describeWith(['chromium'], 'the web POS remembers used codes', () => {
  let served: ServedWebPos
  let browser: Browser
  let context: BrowserContext
  beforeAll(async () => {
    served = await servedWebPos()
    browser = await startChromium()
  }, labStartMs)
  afterAll(() => Promise.all([browser?.close(), served?.close()]))
  afterEach(() => context?.close())

  async function start(locale = 'en-GB'): Promise<void> {
    context = await browser.newContext({ locale })
    context.setDefaultTimeout(patienceMs)
  }
  const ready = (page: Page) => page.locator('#keyboard-status[data-state=open]').waitFor()
  async function open(): Promise<Page> {
    const page = await context.newPage()
    await page.goto(served.url)
    await ready(page)
    return page
  }
  async function sell(page: Page, scanned: string): Promise<void> {
    await page.fill('#amount', '20')
    await page.press('#amount', 'Enter')
    await page.locator('body[data-stage=waiting]').waitFor()
    await typeScan(page, scanned)
  }
  const salesOf = (page: Page) => page.locator('#sales-rows tr').count()
  const paid = (page: Page) => page.locator('body[data-stage=paid]').waitFor()
  const refused = (page: Page, reason: 'already-used' | 'ledger-unavailable') =>
    page.locator('#refusal', { hasText: cashierTexts.en[reason].what }).waitFor()

  test('after a reload, and in another tab', async () => {
    await start()
    const page = await open()
    await sell(page, code)
    await paid(page)
    await page.reload()
    await ready(page)
    await sell(page, code)
    await refused(page, 'already-used')
    const other = await open()
    await sell(other, code)
    await refused(other, 'already-used')
    // The order still waits.
    await typeScan(other, otherCode)
    await paid(other)
    expect([await salesOf(page), await salesOf(other)]).toEqual([0, 1])
  })

  test.each([
    ['en-GB', 'Used codes', /browser may clear used codes/],
    ['zh-CN', '已用付款码', /浏览器可能会清除/],
  ])('says that a private window may be cleared: %s', async (locale, name, said) => {
    await start(locale)
    const page = await open()
    await page.locator('#ledger-status[data-state=hint]').waitFor()
    expect(await page.locator('#ledger-status b').innerText()).toBe(name)
    expect(await page.locator('#ledger-status [role=status]').innerText()).toMatch(said)
  })

  test('is content where the browser has promised to keep them', async () => {
    await start()
    await context.addInitScript(() => {
      StorageManager.prototype.persisted = () => Promise.resolve(true)
    })
    const page = await open()
    await page.locator('#ledger-status[data-state=open]').waitFor()
    expect(await page.locator('#ledger-status [role=status]').innerText()).toBe('remembered')
  })

  test.each([
    ['en-GB', /forgets used codes when it is closed/],
    ['zh-CN', /已使用的付款码将丢失/],
  ])('sells without storage, and says that it forgets: %s', async (locale, said) => {
    await start(locale)
    // Blocked storage in Firefox and other browsers fails like this.
    await context.addInitScript(() => {
      IDBFactory.prototype.open = () => {
        throw new DOMException('storage is blocked', 'SecurityError')
      }
    })
    const page = await open()
    await page.locator('#ledger-status[data-state=hint]', { hasText: said }).waitFor()
    await sell(page, code)
    await paid(page)
    expect(await salesOf(page)).toBe(1)
  })

  test('takes no code when the ledger cannot be opened, and says what to do', async () => {
    await start()
    const before = await open()
    await before.evaluate(async () => {
      const request = indexedDB.open('paycode-ledger', 1000)
      await new Promise((resolve, reject) => {
        request.addEventListener('success', resolve)
        request.addEventListener('error', reject)
      })
      request.result.close()
    })
    await before.close()
    const page = await open()
    await page.locator('#ledger-status[data-state=unavailable]', { hasText: 'Reload' }).waitFor()
    await sell(page, code)
    await refused(page, 'ledger-unavailable')
    expect(await salesOf(page)).toBe(0)
  })
})
