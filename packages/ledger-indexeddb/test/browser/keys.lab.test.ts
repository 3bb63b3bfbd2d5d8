import { join } from 'node:path'
import { describeWith } from '../../../../lab/describe-with.ts'
import { labStartMs, startBrowserLab, type BrowserLab } from '../../../../lab/start-browser-lab.ts'
import type { PageKeys } from './ledger.page.ts'
import { openTab, remoteLedger } from './open-tab.ts'

jest.setTimeout(120_000)

const terms = { now: 1_700_000_000_000, retainMs: 600_000 }
const refused = { code: 'ledger-key' }

type Till = Awaited<ReturnType<typeof remoteLedger>>

/** Claims one of a few made-up codes as `readyCodes` does: under the tab's fingerprints of it. */
const claim = (till: Till, code: string) =>
  till.claim(
    till.fingerprinter!.fingerprints('').map((name) => `${name} ${code}`),
    terms,
  )

describeWith(['chromium'], 'tabs agree on keys', () => {
  let lab: BrowserLab
  let url = ''
  beforeAll(async () => {
    lab = await startBrowserLab()
    url = await lab.serve({ entry: join(__dirname, 'ledger.page.ts') })
  }, labStartMs)
  afterAll(() => lab.close())

  /** Tabs of one browser profile. */
  async function startTabs() {
    const context = await lab.browser.newContext()
    const open = async (keys?: PageKeys) =>
      remoteLedger((await openTab(context, url)).ask, 'till', 30_000, keys)
    return { open, ask: (await openTab(context, url)).ask }
  }

  test('one with another key is refused, however often it is loaded; the key is not stored', async () => {
    const { open, ask } = await startTabs()
    const first = await open({ key: 1 })
    for (const keys of [{ key: 2 }, { key: 2 }, {}, { key: 2, previousKey: 3 }] as const) {
      await expect(open(keys)).rejects.toMatchObject(refused)
    }
    expect(await claim(first, 'a')).toBe('claimed')
    expect(await ask('kept', 'till')).toEqual({
      database: expect.any(String),
      inUse: expect.stringMatching(/^[0-9a-f]{32}$/),
    })
  })

  test('a rotation goes from tab to tab, and refuses the old key also where it is open', async () => {
    const { open } = await startTabs()
    const old = await open({ key: 1 })
    expect(await claim(old, 'a')).toBe('claimed')
    const both = await open({ key: 2, previousKey: 1 })
    expect(await claim(both, 'a')).toBe('already-claimed')
    expect(await claim(both, 'b')).toBe('claimed')
    expect(await claim(old, 'b')).toBe('already-claimed')
    expect(await claim(old, 'c')).toBe('claimed')
    expect(await claim(both, 'c')).toBe('already-claimed')
    const young = await open({ key: 2 })
    expect(await claim(young, 'b')).toBe('already-claimed')
    await expect(claim(old, 'd')).rejects.toMatchObject(refused)
    expect(await old.status()).toMatchObject({ state: 'unavailable', problem: refused })
    await expect(claim(old, 'd')).rejects.toMatchObject(refused)
    expect(await claim(young, 'd')).toBe('claimed')
    expect(await claim(both, 'd')).toBe('already-claimed')
    await expect(open({ key: 1 })).rejects.toMatchObject(refused)
  })

  test('the key that the browser made gives way to one of the host, and is deleted', async () => {
    const { open, ask } = await startTabs()
    const made = await open()
    expect(await claim(made, 'a')).toBe('claimed')
    await expect(open({ key: 1 })).rejects.toMatchObject({
      ...refused,
      words: expect.objectContaining({
        en: expect.objectContaining({
          what: expect.stringContaining('the key that this browser made'),
        }),
      }),
    })
    const both = await open({ key: 1, previousKey: 'kept' })
    expect(await claim(both, 'a')).toBe('already-claimed')
    expect(await claim(both, 'b')).toBe('claimed')
    expect(await claim(made, 'b')).toBe('already-claimed')
    expect(Object.keys(await ask('kept', 'till'))).toEqual(['current', 'database', 'inUse'])
    const own = await open({ key: 1 })
    expect(await claim(own, 'b')).toBe('already-claimed')
    expect(Object.keys(await ask('kept', 'till'))).toEqual(['database', 'inUse'])
    await expect(claim(made, 'c')).rejects.toMatchObject(refused)
    await expect(open()).rejects.toMatchObject(refused)
    // Browsers that never had a key of their own accept the same options.
    expect(await claim(await open({ key: 1, previousKey: 'kept' }), 'b')).toBe('already-claimed')
  })

  test('a database of before there were ids goes on with the key that it keeps', async () => {
    const { open, ask } = await startTabs()
    const first = await open()
    expect(await claim(first, 'a')).toBe('claimed')
    await ask('forgetIds', 'till')
    await expect(open({ key: 1 })).rejects.toMatchObject(refused)
    expect(await claim(await open(), 'a')).toBe('already-claimed')
    expect(await claim(first, 'b')).toBe('claimed')
    expect(Object.keys(await ask('kept', 'till'))).toEqual(['current', 'database', 'inUse'])
  })

  test.each(['the older tab', 'the newcomer'])(
    'after it was cleared no tab with another key comes in beside an older one: %s first',
    async (who) => {
      const { open, ask } = await startTabs()
      const older = await open({ key: 1 })
      expect(await claim(older, 'a')).toBe('claimed')
      expect(await ask('remove', 'till')).toBe('gone')
      if (who === 'the older tab') {
        expect(await claim(older, 'b')).toBe('claimed')
        expect((await older.status())?.problem?.code).toBe('was-cleared')
        await expect(open({ key: 2 })).rejects.toMatchObject(refused)
        return
      }
      const newcomer = await open({ key: 2 })
      for (const code of ['a', 'b']) {
        await expect(claim(older, code)).rejects.toMatchObject(refused)
      }
      await expect(open({ key: 1 })).rejects.toMatchObject(refused)
      expect(await claim(newcomer, 'a')).toBe('claimed')
    },
  )

  test('wrong use is a TypeError', async () => {
    const { open } = await startTabs()
    await expect(open({ previousKey: 'kept' })).rejects.toThrow('needs a key of your own')
  })
})
