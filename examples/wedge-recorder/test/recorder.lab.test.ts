import { readFileSync, writeFileSync } from 'node:fs'
import { pathToFileURL } from 'node:url'
import { parseTrace, replayTrace } from '@paycode/simulator'
import type { Page } from 'playwright-core'
import { describeWith } from '../../../lab/describe-with.ts'
import { focusPage } from '../../../lab/focus-page.ts'
import { keyLabNeeds } from '../../../lab/needs.ts'
import { labStartMs } from '../../../lab/start-browser-lab.ts'
import { startKeyLab, type KeyLab } from '../../../lab/start-key-lab.ts'
import { temporaryFolder } from '../../../lab/temporary-folder.ts'
import { untilPainted } from '../../../lab/until-painted.ts'
import { buildRecorder } from './built-recorder.ts'

// Made-up codes.
const code = '134567890123456789'

/** The codes that a replay of the trace reads. */
async function codesIn(trace: string): Promise<string[]> {
  const codes: string[] = []
  await replayTrace(parseTrace(trace), (outcome) => {
    codes.push(outcome.status === 'ready' ? outcome.code.take() : outcome.reason)
  })
  return codes
}

// Real keys are slow on a loaded machine.
jest.setTimeout(labStartMs)

describeWith(keyLabNeeds, 'the recorder, opened from disk, with real keys', () => {
  const folder = temporaryFolder()
  let file = ''
  let lab: KeyLab
  let page: Page
  beforeAll(async () => {
    file = folder('recorder.html')
    writeFileSync(file, await buildRecorder())
    lab = await startKeyLab()
    page = await lab.browser.newPage()
    await focusPage(page, lab.display)
    // One of the 2 880 ways to exchange digits leaves them all as they are: it must not be drawn here.
    await page.addInitScript(() => {
      crypto.getRandomValues = (numbers) => numbers
    })
  }, labStartMs)
  afterAll(() => lab.close())

  beforeEach(async () => {
    await page.goto(pathToFileURL(file).href)
    await untilPainted(page)
  })

  const verdicts = (count: number) =>
    page.waitForFunction(
      (least) => document.querySelectorAll('#verdicts li').length >= least,
      count,
    )
  const state = () => page.evaluate(() => document.body.dataset['state'])

  async function saved(): Promise<string> {
    const [download] = await Promise.all([page.waitForEvent('download'), page.click('#save')])
    expect(download.suggestedFilename()).toMatch(/^paycode-trace-[0-9-]+\.ndjson$/)
    return readFileSync(await download.path(), 'utf8')
  }

  test('records a scan whose digits are replaced, in the file and on the page', async () => {
    const requests: string[] = []
    page.on('request', (request) => requests.push(request.url()))
    await page.reload()
    await untilPainted(page)
    await page.click('#record')
    await lab.keys.scan(`${code}\r`, { gapMs: 8 })
    await verdicts(1)
    await page.click('#record')
    const trace = await saved()
    const [read = '', ...more] = await codesIn(trace)
    expect(more).toEqual([])
    expect(read).toMatch(/^1[0-5]\d{16}$/)
    expect(read).not.toBe(code)
    // Replaced throughout: equal where the scan was equal.
    expect(read.slice(11)).toBe(read.slice(1, 8))
    expect(trace.match(/"data":"\d"/g)).toHaveLength(36)
    expect(trace.split('\n').filter((line) => line.includes('"keydown"'))).toHaveLength(19)
    const shown = await page.locator('body').innerText()
    expect(digitsOf(trace)).toBe(read)
    expect(shown).toContain(`${read.slice(0, 2)}…${read.slice(-2)}`)
    for (const text of [trace, shown]) expect(text).not.toContain(code.slice(2))
    expect(requests).toEqual([pathToFileURL(file).href])
  })

  test('keeps digits that are not to be replaced to the file', async () => {
    await page.uncheck('#scrub')
    await page.click('#record')
    await lab.keys.scan(`${code}\r`, { gapMs: 8 })
    await verdicts(1)
    const cells = await page.locator('#live td:not(.number)').allInnerTexts()
    await page.click('#record')
    expect(cells.join('')).not.toMatch(/\d/)
    expect(await page.locator('#field').inputValue()).toBe('')
    expect(await codesIn(await saved())).toEqual([code])
  })

  test.each(['field', 'nothing'])(
    'no suffix works a button, with the keys going into: %s',
    async (into) => {
      await page.check(`[value=${into}]`)
      await page.uncheck('#scrub')
      await page.click('#record')
      for (const suffix of ['\r', '\t', '\t\r', '\r\n'])
        await lab.keys.scan(`${code}${suffix}`, { gapMs: 8 })
      await verdicts(4)
      expect(await state()).toBe('recording')
      await lab.keys.press(['Escape', 'Escape'], 20)
      await page.waitForFunction(() => document.body.dataset['state'] === 'recorded')
      await lab.keys.scan(`${code}\r`, { gapMs: 8 })
      expect(await state()).toBe('recorded')
      const trace = await saved()
      expect(trace).not.toContain('Escape')
      expect(trace.match(/"type":"input"/g) ?? []).toHaveLength(into === 'field' ? 4 * 18 : 0)
      expect((await codesIn(trace))[0]).toBe(code)
    },
  )

  test('says in the chosen language why a scan is refused', async () => {
    await page.click('#record')
    await lab.keys.scan('123456\r', { gapMs: 8 })
    await verdicts(1)
    await page.click('#record')
    expect(await page.locator('#verdicts').innerText()).toContain('it does not have 18 digits')
    await page.click('[data-lang=zh]')
    expect(await page.locator('#verdicts').innerText()).toContain('不是 18 位数字')
    expect(await page.locator('html').getAttribute('lang')).toBe('zh-Hans')
  })

  test('copies what it would save', async () => {
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
    await page.click('#record')
    await lab.keys.scan(`${code}\r`, { gapMs: 8 })
    await verdicts(1)
    await page.click('#record')
    await page.click('#copy')
    await page.locator('#copied', { hasText: 'Copied.' }).waitFor()
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(await saved())
  })
})

/** The text that the field received, by the trace. */
function digitsOf(trace: string): string {
  const lines = trace
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line))
  const inputs = lines.filter(({ type, data }) => type === 'input' && typeof data === 'string')
  return inputs.map(({ data }) => data).join('')
}
