import { join } from 'node:path'
import { describeWith } from '../../../../lab/describe-with.ts'
import { labStartMs, startBrowserLab, type BrowserLab } from '../../../../lab/start-browser-lab.ts'
import { openTab, remoteLedger } from './open-tab.ts'

jest.setTimeout(120_000)

const terms = { now: 1_700_000_000_000, retainMs: 600_000 }

describeWith(['chromium'], 'a ledger that keeps less than it should says so', () => {
  let lab: BrowserLab
  let url = ''
  beforeAll(async () => {
    lab = await startBrowserLab()
    url = await lab.serve({ entry: join(__dirname, 'ledger.page.ts') })
  }, labStartMs)
  afterAll(() => lab.close())

  const newTab = async () => openTab(await lab.browser.newContext(), url)

  test('a private window, whose storage no browser promises to keep', async () => {
    const { ask } = await newTab()
    await ask('open', 'till', 'till')
    let status = await ask('status', 'till')
    for (let turn = 0; turn < 50 && !status?.problem; turn += 1)
      status = await ask('status', 'till')
    expect(status).toEqual({
      state: 'open',
      problem: {
        code: 'may-be-evicted',
        words: expect.objectContaining({
          en: expect.objectContaining({ what: expect.stringContaining('may clear used codes') }),
        }),
      },
    })
  })

  test('while a person is asked whether to keep it; a late answer does not hide trouble', async () => {
    const context = await lab.browser.newContext()
    const page = await context.newPage()
    await page.addInitScript(() => {
      StorageManager.prototype.persist = () =>
        new Promise((resolve) => Object.assign(globalThis, { grant: resolve }))
    })
    const { ask } = await openTab(context, url, page)
    await ask('open', 'till', 'till', 300)
    await ask('claim', 'till', [['a']], terms)
    expect(await ask('status', 'till')).toMatchObject({ problem: { code: 'may-be-evicted' } })
    const other = await openTab(context, url)
    await other.ask('hold', 'till')
    expect(await ask('claim', 'till', [['b']], terms)).toEqual(['ledger-unreachable'])
    await page.evaluate(() => Reflect.apply(Reflect.get(globalThis, 'grant'), undefined, [true]))
    expect(await ask('status', 'till')).toMatchObject({ state: 'unavailable' })
    await other.ask('release')
    const again = async () => (await ask('claim', 'till', [['a']], terms))[0]
    for (let turn = 0; turn < 50 && (await again()) !== 'already-claimed'; turn += 1);
    expect(await ask('status', 'till')).toEqual({ state: 'open' })
  })

  test('one that has another key now refuses, and keeps no connection open', async () => {
    const context = await lab.browser.newContext()
    const { ask } = await openTab(context, url)
    await ask('open', 'till', 'till')
    const other = await openTab(context, url)
    const remove = () => other.ask('remove', 'till')
    expect(await remove()).toBe('gone')
    await other.ask('open', 'newcomer', 'till')
    for (const name of ['a', 'b', 'c']) {
      expect(await ask('claim', 'till', [[name]], terms)).toEqual(['ledger-key'])
    }
    expect(await remove()).toBe('gone')
  })

  test('a page without storage remembers in memory', async () => {
    const context = await lab.browser.newContext()
    // Blocked storage acts so in Firefox and other browsers, and in Chromium for pages without an origin.
    await context.addInitScript(() => {
      IDBFactory.prototype.open = () => {
        throw new DOMException('storage is blocked', 'SecurityError')
      }
    })
    const { ask } = await openTab(context, url)
    await ask('open', 'till', 'till')
    expect(await ask('status', 'till')).toEqual({
      state: 'open',
      problem: {
        code: 'not-durable',
        words: expect.objectContaining({
          en: expect.objectContaining({ what: expect.stringContaining('forgets used codes') }),
        }),
      },
    })
    expect(await ask('claim', 'till', [['a'], ['a']], terms)).toEqual([
      'claimed',
      'already-claimed',
    ])
    await ask('close', 'till')
    expect(await ask('claim', 'till', [['b']], terms)).toEqual(['ledger-closed'])
  })

  test('a ledger of a newer version is left to it', async () => {
    const context = await lab.browser.newContext()
    const page = await context.newPage()
    await page.goto(url)
    await page.evaluate(async () => {
      const request = indexedDB.open('till', 2)
      await new Promise((resolve) => (request.onsuccess = resolve))
      request.result.close()
    })
    const { ask } = await openTab(context, url)
    await expect(ask('open', 'till', 'till')).rejects.toThrow('A newer version')
  })

  test('each tab that had a cleared database open reports that, whichever tab creates it again', async () => {
    const context = await lab.browser.newContext()
    const tabs = [await openTab(context, url), await openTab(context, url)]
    const ledgers = [
      await remoteLedger(tabs[0]!.ask, 'till'),
      await remoteLedger(tabs[1]!.ask, 'till'),
    ]
    expect(await (await openTab(context, url)).ask('remove', 'till')).toBe('gone')
    for (const ledger of ledgers) {
      expect(await ledger.claim([`claimed by ${ledgers.indexOf(ledger)}`], terms)).toBe('claimed')
      expect((await ledger.status())?.problem?.code).toBe('was-cleared')
    }
  })

  test('a database that is deleted while open is created again with its key, and that is reported', async () => {
    const context = await lab.browser.newContext()
    const { ask } = await openTab(context, url)
    const ledger = await remoteLedger(ask, 'till')
    expect(await ledger.claim(['a'], terms)).toBe('claimed')
    const other = await openTab(context, url)
    expect(await other.ask('remove', 'till')).toBe('gone')
    expect(await ledger.claim(['b'], terms)).toBe('claimed')
    expect(await ledger.status()).toEqual({
      state: 'open',
      problem: {
        code: 'was-cleared',
        words: expect.objectContaining({
          en: expect.objectContaining({ what: expect.stringContaining('cleared the used codes') }),
        }),
      },
    })
    const later = await remoteLedger(ask, 'till')
    expect(later.fingerprinter?.fingerprints('')).toEqual(ledger.fingerprinter?.fingerprints(''))
    expect((await later.status())?.problem?.code).not.toBe('was-cleared')
  })
})
