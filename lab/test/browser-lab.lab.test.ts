import { join } from 'node:path'
import { describeWith } from '../describe-with.ts'
import { startBrowserLab, type BrowserLab } from '../start-browser-lab.ts'

describeWith(['chromium'], 'a browser lab', () => {
  let lab: BrowserLab
  beforeAll(async () => {
    lab = await startBrowserLab()
  }, 60_000)
  afterAll(() => lab.close())

  test('serves pages that are asked for at once, each with its own script', async () => {
    const entry = join(__dirname, 'key-log.page.ts')
    const urls = await Promise.all([
      lab.serve({ body: 'first', entry }),
      lab.serve({ body: 'second' }),
    ])
    const texts = await Promise.all(urls.map(async (url) => (await fetch(url)).text()))
    expect(texts[0]).toContain('first')
    expect(texts[1]).toContain('second')
    const scripts = await Promise.all(urls.map(async (url) => (await fetch(`${url}.js`)).text()))
    expect(scripts[0]).toContain('addEventListener')
    expect(scripts[1]).toBe('')
  })

  test('serves what a page loads', async () => {
    const url = lab.put('/worker.js', 'postMessage(1)')
    const answer = await fetch(url)
    expect(answer.headers.get('content-type')).toContain('javascript')
    expect(await answer.text()).toBe('postMessage(1)')
  })
})
