import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { bundlePage } from '../../../../lab/bundle-page.ts'
import { describeWith } from '../../../../lab/describe-with.ts'
import { servePages } from '../../../../lab/serve-pages.ts'
import { openTab } from './open-tab.ts'
import { profiledBrowser, type ProfiledBrowser } from './start-profile.ts'

jest.setTimeout(180_000)

const terms = { now: 1_700_000_000_000, retainMs: 600_000 }
const codes = Array.from({ length: 1_000 }, (_, index) => `code-${index}`)

describeWith(['chromium'], 'two tabs and a worker race for 1 000 codes', () => {
  let server: Awaited<ReturnType<typeof servePages>>
  let browser: ProfiledBrowser

  beforeAll(async () => {
    const script = await bundlePage(join(__dirname, 'ledger.page.ts'))
    server = await servePages({
      '/favicon.ico': '',
      '/till.js': script,
      '/till': '<!doctype html><title>Till</title><script src="/till.js"></script>',
    })
    browser = profiledBrowser()
  })
  afterAll(async () => {
    await browser.kill()
    browser.remove()
    await server.close()
  })

  async function openTabs() {
    const context = await browser.start()
    const tabs = await Promise.all([1, 2].map(() => openTab(context, `${server.url}/till`)))
    const [one, two] = tabs as [(typeof tabs)[0], (typeof tabs)[0]]
    const tills = [one.ask, two.ask, one.askWorker]
    await Promise.all(tills.map((ask) => ask('open', 'till', 'till')))
    return tills
  }

  /** The codes that a till won, noted at once: a killed till cannot report them afterwards. */
  test('each is claimed once; and refused after the browser was killed in the middle', async () => {
    const first = await openTabs()
    const won = await Promise.all(first.map((ask) => ask('race', 'till', codes, terms)))
    const all = won.flat()
    expect(all).toHaveLength(1_000)
    expect(new Set(all).size).toBe(1_000)
    expect(
      new Set(
        await Promise.all(
          first.map((ask) => ask('fingerprints', 'till', '134579302432164181').then(String)),
        ),
      ).size,
    ).toBe(1)

    // Further codes are claimed one after the other, and the browser is killed meanwhile.
    const acknowledged: string[] = []
    const going = first.map(async (ask, index) => {
      for (let count = 0; ; count += 1) {
        const code = `more-${index}-${count}`
        const [answer] = await ask('claim', 'till', [[code]], terms)
        if (answer === 'claimed') acknowledged.push(code)
      }
    })
    const ended = Promise.allSettled(going)
    while (acknowledged.length < 30) await delay(20)
    await browser.kill()
    await ended

    const again = await openTabs()
    const late = await Promise.all(again.map((ask) => ask('race', 'till', codes, terms)))
    expect(late.flat()).toEqual([])
    const [ask] = again
    const answers = await ask!(
      'claim',
      'till',
      acknowledged.map((code) => [code]),
      terms,
    )
    expect(answers.filter((answer) => answer !== 'already-claimed')).toEqual([])
  })
})
