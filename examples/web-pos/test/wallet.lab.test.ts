import { readPaymentCode128 } from '@paycode/reader'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { describeWith } from '../../../lab/describe-with.ts'
import { labStartMs } from '../../../lab/start-browser-lab.ts'
import { startChromium } from '../../../lab/start-chromium.ts'
import { accessibleControls } from './accessible-controls.ts'
import { lowContrast } from './low-contrast.ts'
import { servedWebPos, type ServedWebPos } from './served-web-pos.ts'
import { typeScan } from './type-scan.ts'
import { watchPage } from './watch-page.ts'

/** Limits for a loaded machine, in ms. */
const patienceMs = 30_000

jest.setTimeout(4 * patienceMs)

/** Codes are compared by hand: a failing `expect` prints its values, and a payment code must not be printed. */
const isCode = (text: string | undefined): boolean => /^1[0-4]\d{16}$/.test(text ?? '')

describeWith(['chromium'], 'the simulated wallet', () => {
  let served: ServedWebPos
  let browser: Browser
  let context: BrowserContext
  beforeAll(async () => {
    served = await servedWebPos()
    browser = await startChromium()
  }, labStartMs)
  afterAll(() => Promise.all([browser?.close(), served?.close()]))
  beforeEach(async () => {
    context = await browser.newContext()
    context.setDefaultTimeout(patienceMs)
  })
  afterEach(() => context.close())

  async function openWallet(inContext = context): Promise<Page> {
    const page = await inContext.newPage()
    await page.goto(`${served.url}/wallet.html`)
    await page.locator('#digits', { hasText: '•' }).waitFor()
    return page
  }
  /** The text of the bars, read from one band of the picture, because reading is slow under jest. */
  async function barCode(wallet: Page): Promise<string | undefined> {
    const { width, height, grey } = await wallet.evaluate(() => {
      const bars = document.querySelector<HTMLCanvasElement>('#bars')
      const picture = bars?.getContext('2d')?.getImageData(0, 20, bars.width, 40)
      if (!picture) throw new Error('No bars.')
      const bytes = Array.from(picture.data.filter((_, at) => at % 4 === 0))
      return { width: picture.width, height: picture.height, grey: bytes }
    })
    const data = Uint8Array.from(grey)
    return readPaymentCode128({ data, width, height, stride: width })[0]?.text
  }
  /** Charges the wallet's code at a till of the same browser, with a scanner that types. */
  async function pay(code: string, tillContext = context): Promise<Page> {
    const till = await tillContext.newPage()
    await till.goto(served.url)
    await till.locator('#keyboard-status[data-state=open]').waitFor()
    await till.fill('#amount', '20')
    await till.press('#amount', 'Enter')
    await till.locator('body[data-stage=waiting]').waitFor()
    await typeScan(till, code)
    await till.locator('body[data-stage=paid]').waitFor()
    return till
  }

  test('shows a payment code as bars that read, and its digits only when asked', async () => {
    const wallet = await openWallet()
    const code = (await barCode(wallet)) ?? ''
    expect(isCode(code)).toBe(true)
    const masked = new RegExp(`^${code.slice(0, 2)}[• ]+${code.slice(-2)}$`)
    expect(await wallet.locator('#digits').innerText()).toMatch(masked)
    expect((await wallet.content()).includes(code)).toBe(false)
    await wallet.getByRole('button', { name: 'Show digits' }).click()
    const shown = await wallet.locator('#digits').innerText()
    expect(shown.replaceAll(' ', '') === code).toBe(true)
    await wallet.getByRole('button', { name: 'Hide digits' }).click()
    expect(await wallet.locator('#digits').innerText()).toMatch(masked)
  })

  test('shows another code after a minute, and when asked', async () => {
    const wallet = await context.newPage()
    await wallet.clock.install({ time: 0 })
    await wallet.goto(`${served.url}/wallet.html`)
    // The earlier code is too old by then.
    await wallet.clock.pauseAt(3_600_000)
    const first = await barCode(wallet)
    await wallet.clock.runFor(59_000)
    expect((await barCode(wallet)) === first).toBe(true)
    await wallet.clock.runFor(1_500)
    const second = await barCode(wallet)
    expect(isCode(second) && second !== first).toBe(true)
    await wallet.getByRole('button', { name: 'New code' }).click()
    const third = await barCode(wallet)
    expect(isCode(third) && third !== second).toBe(true)
  })

  test('says that it has paid, and shows another code, after use at a till of the same browser', async () => {
    // No server passes the receipt on here.
    await context.route('**/receipts', (route) => route.abort())
    const wallet = await openWallet()
    const code = (await barCode(wallet)) ?? ''
    await pay(code)
    await wallet.locator('#phone[data-state=paid]').waitFor()
    expect(await wallet.locator('#amount').innerText()).toBe('¥20.00')
    await wallet.locator('#phone[data-state=showing]').waitFor()
    expect((await barCode(wallet)) === code).toBe(false)
  })

  test('hears of it on another device too, and no address or message contains the code', async () => {
    const phone = await browser.newContext({ hasTouch: true, locale: 'zh-CN' })
    const wallet = await openWallet(phone)
    const code = (await barCode(wallet)) ?? ''
    const sent: string[] = []
    context.on('request', (request) => sent.push(request.url(), request.postData() ?? ''))
    await pay(code)
    await wallet.locator('#phone[data-state=paid]').waitFor()
    expect(await wallet.locator('#paid').innerText()).toBe('支付成功')
    expect(sent.some((text) => text.includes('"fen":2000'))).toBe(true)
    expect(sent.some((text) => text.includes(code))).toBe(false)
    await phone.close()
  })

  test('lets another phone’s payment be', async () => {
    const [wallet, other] = [await openWallet(), await openWallet()]
    const code = await barCode(wallet)
    await pay((await barCode(other)) ?? '')
    await other.locator('#phone[data-state=paid]').waitFor()
    expect(await wallet.locator('#phone').getAttribute('data-state')).toBe('showing')
    expect((await barCode(wallet)) === code).toBe(true)
  })

  test('takes nothing else for a receipt', async () => {
    await openWallet()
    const post = (data: string, type = 'application/json') =>
      context.request
        .post(`${served.url}/receipts`, {
          data: Buffer.from(data),
          headers: { 'content-type': type },
        })
        .then((response) => response.status())
    const fingerprint = 'a'.repeat(64)
    expect(await post(JSON.stringify({ fingerprint, fen: 1 }))).toBe(204)
    expect(await post(JSON.stringify({ fingerprint, fen: 1 }), 'text/plain')).toBe(415)
    for (const bad of ['', 'null', '[]', '{"fen":1}', JSON.stringify({ fingerprint, fen: 0.5 })])
      expect(await post(bad)).toBe(400)
    expect(await post(JSON.stringify({ fingerprint, fen: 1, more: 'x'.repeat(2_000) }))).toBe(400)
  })

  test.each(['light', 'dark'] as const)(
    'is readable and named, and asks no other origin: %s',
    async (colorScheme) => {
      const page = await context.newPage()
      const watch = await watchPage(page, served.url)
      await page.emulateMedia({ colorScheme })
      await page.goto(`${served.url}/wallet.html`)
      await page.locator('#digits', { hasText: '•' }).waitFor()
      expect(await lowContrast(page)).toEqual([])
      expect((await accessibleControls(page)).filter(({ name }) => name === '')).toEqual([])
      expect(watch.foreign).toEqual([])
      expect(watch.said).toEqual([])
    },
  )
})
