import { cashierTexts } from '@paycode/core'
import { checkOutTradeNo } from '@paycode/parameters'
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { describeWith } from '../../../lab/describe-with.ts'
import { testInFull } from '../../../lab/in-full.ts'
import { labStartMs } from '../../../lab/start-browser-lab.ts'
import { startChromium } from '../../../lab/start-chromium.ts'
import { untilPainted } from '../../../lab/until-painted.ts'
import { accessibleControls } from './accessible-controls.ts'
import { lowContrast } from './low-contrast.ts'
import { placesOf } from './places-of.ts'
import { servedWebPos, type ServedWebPos } from './served-web-pos.ts'
import { typeScan } from './type-scan.ts'
import { watchPage, type Watch } from './watch-page.ts'

// Made-up codes.
const code = '134579302432164181'
const otherWallets = '283854702356157409'

/** Limits for a loaded machine, in ms. */
const patienceMs = 30_000

jest.setTimeout(4 * patienceMs)

describeWith(['chromium'], 'the web POS, with a scanner that types and without a camera', () => {
  let served: ServedWebPos
  let browser: Browser
  let page: Page
  let watch: Watch
  beforeAll(async () => {
    served = await servedWebPos()
    browser = await startChromium()
  }, labStartMs)
  afterAll(() => Promise.all([browser?.close(), served?.close()]))
  afterEach(() => page?.context().close())

  async function open(options: BrowserContextOptions = {}): Promise<void> {
    const context = await browser.newContext(options)
    page = await context.newPage()
    page.setDefaultTimeout(patienceMs)
    watch = await watchPage(page, served.url)
    await page.goto(served.url)
    await untilPainted(page)
    await page.locator('#keyboard-status[data-state=open]').waitFor()
  }
  const scan = (text: string) => typeScan(page, text)
  const focused = () =>
    page.evaluate(() => document.activeElement?.id || document.activeElement?.textContent)
  const stage = (name: string) => page.locator(`body[data-stage=${name}]`).waitFor()
  const armed = async () => {
    await page.fill('#amount', '38.5')
    await page.press('#amount', 'Enter')
    await stage('waiting')
  }

  test('takes a scan, and shows the amount and the masked code as paid', async () => {
    await open()
    await armed()
    await scan(code)
    await stage('paid')
    expect(await page.locator('#due').innerText()).toBe('¥38.50')
    expect(await page.locator('#detail').innerText()).toBe('Code 13…81 · Hand scanner')
    expect(await page.locator('#sales-rows tr').allInnerTexts()).toEqual([
      expect.stringMatching(/13…81\s+Hand scanner\s+¥38\.50/),
    ])
    expect(await page.locator('#announcement').innerText()).toBe(
      'Paid ¥38.50. Code 13…81 · Hand scanner',
    )
  })

  test('counts down what is left for the backend to answer', async () => {
    await open()
    // The test controls the wait: on a busy machine ten real seconds may pass between two steps.
    await page.evaluate(() => {
      AbortSignal.timeout = () => new AbortController().signal
    })
    await page.selectOption('#answer', 'never', { force: true })
    await armed()
    const before = Date.now()
    await scan(code)
    await stage('submitting')
    const after = Date.now()
    // From now on the page's wall clock is simulated. The time stamps of keys cannot be.
    await page.clock.setFixedTime(before)
    // A screen reader can read the number at any time, and announces it once, not each second.
    const timeLeft = page.getByRole('timer')
    const announced = page.getByRole('status').filter({ hasText: 'Seconds left' })
    await timeLeft.filter({ hasText: 'Seconds left for the backend to answer: 10' }).waitFor()
    await page.clock.setFixedTime(after + 5_100)
    await announced.waitFor()
    const said = await announced.innerText()
    expect(said).toMatch(/^Seconds left for the backend to answer: [0-5]$/)
    await page.clock.setFixedTime(after + 60_000)
    await timeLeft.filter({ hasText: /: 0$/ }).waitFor()
    expect(await announced.innerText()).toBe(said)
  })

  test('without an answer in time it says which order to query, in both languages', async () => {
    await open()
    await page.selectOption('#answer', 'never', { force: true })
    await armed()
    await scan(code)
    // Without an answer the customer may have been charged.
    await stage('unanswered')
    const said = await page.locator('#detail').innerText()
    const [number = ''] = /[0-9A-Z]{32}/.exec(said) ?? []
    expect(checkOutTradeNo(number).ok).toBe(true)
    expect(said).toBe(
      `Code 13…81 may have been charged. Do not scan again: query out_trade_no ${number} first.`,
    )
    expect(await lowContrast(page)).toEqual([])
    // A scan has no effect now.
    await scan('130061098828009406')
    await page.locator('#refusal .what').waitFor()
    expect(await page.locator('body').getAttribute('data-stage')).toBe('unanswered')
    await page.getByRole('button', { name: '简体中文' }).click()
    expect(await page.locator('#detail').innerText()).toBe(
      `付款码 13…81 可能已扣款。请勿重新扫码，先查询商户订单号 ${number}。`,
    )
  })

  test.each(['en', 'zh'] as const)('refuses in words: %s', async (language) => {
    await open({ locale: language === 'zh' ? 'zh-CN' : 'en-GB' })
    await scan(code)
    const refusal = page.locator('#refusal[role=alert]')
    const said = (reason: 'not-armed' | 'other-wallet' | 'wrong-length') =>
      refusal.filter({ hasText: cashierTexts[language][reason].what }).waitFor()
    await said('not-armed')
    await armed()
    expect(await refusal.innerText()).toBe('')
    await scan(otherWallets)
    await said('other-wallet')
    expect(await refusal.innerText()).toContain(cashierTexts[language]['other-wallet'].cure)
    expect(await refusal.innerText()).toContain('28…09')
    await scan('13457930243216')
    await said('wrong-length')
    // The order still waits.
    await scan(code)
    await stage('paid')
    expect(await refusal.innerText()).toBe('')
  })

  test('speaks the other language at once, and keeps to it', async () => {
    await open()
    await armed()
    await scan(otherWallets)
    await page.getByRole('button', { name: '简体中文' }).click()
    await page.locator('#refusal', { hasText: '这是其他钱包或银行卡的码。' }).waitFor()
    expect(await page.locator('#headline').innerText()).toBe('请出示付款码')
    await page.reload()
    expect(await page.locator('html').getAttribute('lang')).toBe('zh-Hans')
    expect(await page.title()).toBe('收银台 · Paycode')
  })

  test('is worked by keys alone', async () => {
    await open()
    const seen: (string | null | undefined)[] = []
    for (let step = 0; step < 6; step += 1) {
      await page.keyboard.press('Tab')
      seen.push(await focused())
      const outline = await page.evaluate(() => {
        const active = document.activeElement
        const ring = active?.closest('.amount') ?? active
        return ring ? getComputedStyle(ring).outlineStyle : 'none'
      })
      expect(outline).toBe('solid')
    }
    expect(seen).toEqual(['try-it', 'sound', 'English', '简体中文', 'amount', 'Scan now'])
    await page.keyboard.press('Shift+Tab')
    await page.keyboard.type('7', { delay: 90 })
    await page.keyboard.press('Enter')
    await stage('waiting')
    expect(await focused()).toBe('progress')
    await page.keyboard.press('Escape')
    await stage('entering')
    expect(await focused()).toBe('amount')
    await page.keyboard.type('7', { delay: 90 })
    await page.keyboard.press('Enter')
    await stage('waiting')
    // The scanner's own Enter presses nothing.
    await scan(code)
    await stage('paid')
    await page.waitForTimeout(100)
    await stage('paid')
    expect(await focused()).toBe('next')
    await page.keyboard.press('Enter')
    await stage('entering')
    expect(await page.inputValue('#amount')).toBe('')
  })

  testInFull('closes the dialog over a waiting order with Escape, and nothing else', async () => {
    await open()
    await armed()
    await page.click('#try-it')
    await page.getByRole('dialog').waitFor()
    await page.keyboard.press('Escape')
    await page.getByRole('dialog').waitFor({ state: 'hidden' })
    expect(await page.locator('body').getAttribute('data-stage')).toBe('waiting')
    // The scanner's Enter does not open it again either.
    await scan(code)
    await stage('paid')
    expect(await page.getByRole('dialog').count()).toBe(0)
  })

  test('moves the focus on a touch screen too, and throws no keyboard up', async () => {
    const viewport = { width: 390, height: 844 }
    await open({ hasTouch: true, isMobile: true, viewport })
    expect(await page.evaluate(() => matchMedia('(pointer: fine)').matches)).toBe(false)
    const armByFinger = async () => {
      await page.tap('#keypad button:text-is("7")')
      await page.getByRole('button', { name: 'Scan now' }).tap()
      await stage('waiting')
      expect(await focused()).toBe('progress')
    }
    await armByFinger()
    await page.getByRole('button', { name: 'Cancel' }).tap()
    await stage('entering')
    expect(await focused()).toBe('title')
    await armByFinger()
    await scan(code)
    await stage('paid')
    expect(await focused()).toBe('next')
    await page.getByRole('button', { name: 'New sale' }).tap()
    await stage('entering')
    expect(await focused()).toBe('title')
    expect(await page.getByRole('heading', { name: 'Till' }).count()).toBe(1)
  })

  test('says what is wrong with an amount, beside its field', async () => {
    await open()
    await page.fill('#amount', 'x')
    await page.press('#amount', 'Enter')
    expect(await page.locator('#amount-fault[role=alert]').innerText()).toContain('0.01')
    expect(await page.locator('#amount').getAttribute('aria-invalid')).toBe('true')
    expect(await page.locator('#amount').getAttribute('aria-describedby')).toBe('amount-fault')
    for (const key of ['⌫', '4', '.', '2']) await page.click(`#keypad button:text-is("${key}")`)
    expect(await page.locator('#amount-fault').innerText()).toBe('')
    await page.getByRole('button', { name: 'Scan now' }).click()
    await stage('waiting')
    expect(await page.locator('#due').innerText()).toBe('¥4.20')
  })

  test.each(['light', 'dark'] as const)(
    'is readable and named in every stage: %s',
    async (colorScheme) => {
      await open({ colorScheme })
      const holds = async () => {
        expect(await lowContrast(page)).toEqual([])
        const nameless = (await accessibleControls(page)).filter(({ name }) => name === '')
        expect(nameless).toEqual([])
      }
      await holds()
      await page.click('#try-it')
      await page.locator('#on-phone').waitFor()
      await holds()
      await page.keyboard.press('Escape')
      await armed()
      await scan(otherWallets)
      await page.locator('#refusal .what').waitFor()
      await holds()
      await page.selectOption('#answer', 'slowly', { force: true })
      await scan(code)
      await stage('submitting')
      await holds()
    },
  )

  testInFull('moves nothing for those who do not want it', async () => {
    await open()
    await armed()
    const moving = () => page.evaluate(() => document.getAnimations().length)
    expect(await moving()).toBeGreaterThan(0)
    await page.emulateMedia({ reducedMotion: 'reduce' })
    expect(await moving()).toBe(0)
  })

  test('works without a camera, and says what is wrong with it', async () => {
    await open()
    await armed()
    await page.locator('#camera-status[data-state=unavailable]').waitFor()
    expect(await page.locator('#veil-text').innerText()).toMatch(/camera/i)
    await page.getByRole('status').filter({ hasText: 'not available' }).waitFor()
    await page.getByRole('button', { name: 'Try again' }).waitFor()
    await scan(code)
    await stage('paid')
  })

  testInFull('says no state of a device twice', async () => {
    await open()
    const states = await page.locator('.devices').evaluateHandle((devices) => {
      const texts: string[] = []
      new MutationObserver((changes) => {
        for (const { target } of changes) texts.push(target.textContent ?? '')
      }).observe(devices, { childList: true, subtree: true })
      return texts
    })
    await armed()
    await page.getByRole('status').filter({ hasText: 'not available' }).waitFor()
    expect(await states.jsonValue()).toEqual(['starting', 'not available'])
  })

  test('shows a code nowhere, and keeps it nowhere', async () => {
    await open()
    await armed()
    await scan(code)
    await stage('paid')
    const places = `${await placesOf(page)}\n${watch.said.join('\n')}\n${watch.requests.join('\n')}`
    expect(places).toContain('13…81')
    // The code's fingerprint is in the ledger, so the search did cover the ledger.
    expect(places).toMatch(/paycode-ledger claims \[\["[^"]{40,}"\]/)
    for (const piece of [code, code.slice(2, -2), code.slice(0, 9)]) {
      expect(places.includes(piece)).toBe(false)
    }
  })

  test('asks no other origin, under a strict policy', async () => {
    await open()
    await armed()
    await scan(code)
    await stage('paid')
    const response = await page.request.get(served.url)
    const policy = response.headers()['content-security-policy'] ?? ''
    expect(policy).toContain("default-src 'none'")
    expect(policy).toContain("script-src 'self' 'wasm-unsafe-eval';")
    expect(policy).not.toMatch(/unsafe-inline|'unsafe-eval'|https?:|\*/)
    expect(watch.requests.length).toBeGreaterThan(3)
    expect(watch.foreign).toEqual([])
    expect(watch.said).toEqual([])
  })
})
