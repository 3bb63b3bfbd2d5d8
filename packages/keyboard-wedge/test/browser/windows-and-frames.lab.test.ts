import type { Page } from 'playwright-core'
import { sampled } from '../../../../lab/in-full.ts'
import { servePages } from '../../../../lab/serve-pages.ts'
import { w1, w2 } from './codes.ts'
import { believeNothing, describeTill } from './till-lab.ts'

const inner = `<!doctype html><input id="f" value="ABCD"><button id="b">b</button><script>
  for (const type of ['keydown', 'keyup']) addEventListener(type, (e) => parent.notePress?.(e), true)
  addEventListener('click', (e) => parent.document.body.append('clicked'))</script>`
const frame = `<iframe id="frame" srcdoc='${inner.replaceAll("'", '&#39;')}'></iframe>`

const cleanly = (last: string, count: number): unknown => ({
  ...{ last, count, refused: [], faults: [], isAsBefore: true },
})

describeTill('a till with frames', (till) => {
  const framesLoaded = async (): Promise<void> => {
    await till.page.waitForFunction(() => {
      const roots = [
        document,
        ...Array.from(document.querySelectorAll('*'), (one) => one.shadowRoot),
      ]
      const frames = roots.flatMap((root) => [...(root?.querySelectorAll('iframe') ?? [])])
      return frames.length > 0 && frames.every((one) => one.contentDocument?.querySelector('#f'))
    })
  }

  /** The frame's own listener is then added before the wedge's, and counts all keys. */
  const startAfterFrames = (): Promise<void> => till.page.evaluate('till.close(); till.open()')

  async function scanIntoFrame(code: string): Promise<unknown> {
    await till.select(1, 3)
    const before = JSON.stringify(await till.field())
    await till.scan(`${code}\r`, { gapMs: 4 })
    const { scans, refused, faults } = await till.seen()
    const isAsBefore = JSON.stringify(await till.field()) === before
    return { count: scans.length, last: scans.at(-1), refused, faults, isAsBefore }
  }

  test.each([
    ['that was there before', frame],
    ['in a shadow root', `<div><template shadowrootmode="open">${frame}</template></div>`],
  ])('reads in a frame %s', async (_, body) => {
    await till.trial(async () => {
      await till.show(body)
      await framesLoaded()
      await startAfterFrames()
      expect(await scanIntoFrame(w1)).toEqual(cleanly(w1, 1))
      expect((await till.seen()).statuses.at(-1)).toBe('open')
    })
  })

  test('reads in a frame of a frame', async () => {
    await till.trial(async () => {
      await till.show('<iframe id="outer"></iframe>')
      await till.page.evaluate((html) => {
        const outer = document.querySelector('iframe')!
        Object.assign(outer.contentWindow!, {
          notePress: (event: KeyboardEvent) =>
            (globalThis as never as { notePress: (one: Event) => void }).notePress(event),
        })
        outer.contentDocument!.body.innerHTML = html
      }, frame)
      await till.page.waitForFunction(() =>
        document
          .querySelector('iframe')!
          .contentDocument!.querySelector('iframe')!
          .contentDocument?.querySelector('#f'),
      )
      expect(await scanIntoFrame(w1)).toEqual(cleanly(w1, 1))
    })
  })

  test.each([
    ['the page', false],
    ['a shadow root', true],
  ])(
    'reads in a frame that is added later to %s, and after it is reloaded while it has the focus',
    async (_, isInShadow) => {
      await till.trial(async () => {
        await till.show('<p id="p"></p>')
        await till.page.evaluate(
          ([html, hasRoot]) => {
            const place = document.querySelector('#p')!
            const root = hasRoot ? place.attachShadow({ mode: 'open' }) : place
            root.innerHTML = html
          },
          [frame, isInShadow] as const,
        )
        await framesLoaded()
        expect(await scanIntoFrame(w1)).toEqual(cleanly(w1, 1))
        await till.page.evaluate(() => {
          const place = document.querySelector('#p')!
          const { contentWindow, contentDocument } = (place.shadowRoot ?? place).querySelector(
            'iframe',
          )!
          contentDocument!.querySelector('#f')!.id = 'old'
          contentWindow!.location.reload()
        })
        await framesLoaded()
        expect(await scanIntoFrame(w2)).toEqual(cleanly(w2, 2))
      })
    },
  )

  // A frame's time origin is its load, and its window loses the focus to the page's own.
  test.each([
    ['into', true],
    ['out of', false],
  ])('reads a scan that the page moves %s a frame that was loaded later', async (_, isInto) => {
    await till.trial(async () => {
      const move = `let keys = 0
        step = () => {
          keys += 1
          const inner = document.querySelector('iframe').contentDocument.querySelector('#f')
          if (keys === 8) (${isInto} ? inner : document.querySelector('#g')).focus()
        }
        addEventListener('keyup', step, true)`
      await till.show(`<script>${move}</script><input id="g" value="XY"><p id="p"></p>`)
      // Longer than any gap inside a scan.
      await till.rest(1_500)
      await till.page.evaluate((html) => {
        document.querySelector('#p')!.innerHTML = html
      }, frame)
      await framesLoaded()
      await till.page.evaluate(() => {
        const { contentWindow } = document.querySelector('iframe')!
        const { step } = globalThis as never as { step: () => void }
        contentWindow!.addEventListener('keyup', step, true)
      })
      await startAfterFrames()
      if (isInto) await till.page.focus('#g')
      else await till.select(1, 3)
      await till.scan(`${w1}\r`, { gapMs: 8 })
      expect(await till.seen()).toMatchObject({ scans: [w1], refused: [], faults: [] })
      expect(await till.page.inputValue('#g')).toBe('XY')
      expect(await till.page.frameLocator('iframe').locator('#f').inputValue()).toBe('ABCD')
    })
  })

  test.each(
    sampled([
      ['of the page', 'iframe', false],
      ['around it', 'p', false],
      ['whose shadow root it is in', 'p', true],
    ]),
  )(
    'reads nothing in a frame inside an element %s that is opted out',
    async (_, tag, isInShadow) => {
      await till.trial(async () => {
        await till.show('<p id="p"></p>')
        await till.page.evaluate(
          ([html, name, hasRoot]) => {
            const place = document.querySelector('#p')!
            const root = hasRoot ? place.attachShadow({ mode: 'open' }) : place
            root.innerHTML = html
            const marked = name === 'p' ? place : root.querySelector(name)!
            marked.setAttribute('data-paycode-ignore', '')
          },
          [frame, tag, isInShadow] as const,
        )
        await framesLoaded()
        await startAfterFrames()
        await till.select(4)
        await till.scan(`${w1}\r`, { gapMs: 8 })
        await till.rest()
        expect(await till.seen()).toMatchObject({ scans: [], refused: [], faults: [] })
        expect(await till.field()).toMatchObject({ name: 'f', value: `ABCD${w1}` })
      })
    },
  )

  test("a scan's Enter clicks nothing in a frame", async () => {
    await till.trial(async () => {
      await till.show(frame)
      await framesLoaded()
      await startAfterFrames()
      await till.page.evaluate(() => {
        document.querySelector('iframe')!.contentDocument!.querySelector<HTMLElement>('#b')!.focus()
      })
      await till.scan(`${w1}\r\n`)
      expect(await till.seen()).toMatchObject({ scans: [w1] })
      expect(await till.page.locator('body').innerText()).not.toContain('clicked')
    })
  })

  test('is paused while a frame of another origin has the focus, and reads again after it', async () => {
    const other = await servePages({ '/other': '<!doctype html><input id="o">' })
    try {
      await till.trial(async () => {
        await till.show(`<input id="f" value="ABCD"><iframe src="${other.url}/other"></iframe>`)
        await till.select(1, 3)
        expect((await till.seen()).statuses.at(-1)).toBe('open')
        const outside = till.page.frameLocator('iframe').locator('#o')
        await outside.click()
        expect(
          (await till.seen(({ statuses }) => statuses.at(-1) !== 'open')).statuses.at(-1),
        ).toBe('paused not-focused')
        await till.lab.keys.scan(`${w1}\r`, { gapMs: 4 })
        await till.page.waitForTimeout(300)
        expect(await outside.inputValue()).toBe(w1)
        expect(await till.seen()).toMatchObject({ scans: [], refused: [], pressed: [] })
        await till.page.click('#f')
        expect(
          (await till.seen(({ statuses }) => statuses.at(-1) === 'open')).statuses.at(-1),
        ).toBe('open')
        expect(await scanIntoFrame(w2)).toEqual(cleanly(w2, 1))
      })
    } finally {
      await other.close()
    }
  })
})

describeTill('a till in several windows', (till) => {
  let second: Page
  let ids: string[]
  const windowId = async (): Promise<string> =>
    (await till.lab.display.run('xdotool', ['getwindowfocus'])).trim()
  const turnTo = (place: number): Promise<string> =>
    till.lab.display.run('xdotool', ['windowfocus', '--sync', ids[place]!])

  beforeAll(async () => {
    const first = await windowId()
    second = await till.lab.open({
      body: '<input id="f">',
      entry: require.resolve('./till.page.ts'),
    })
    await believeNothing(second)
    ids = [first, await windowId()]
    await turnTo(0)
  }, 60_000)

  const secondSees = () => second.evaluate('seen()')

  test('reads only in the one that has the focus', async () => {
    await till.trial(async () => {
      await till.show('<input id="f" value="ABCD">')
      await till.select(2)
      await till.scan(`${w1}\r`)
      expect(await till.seen()).toMatchObject({ scans: [w1] })
      expect(await secondSees()).toMatchObject({ scans: [], refused: [] })
      await turnTo(1)
      expect((await till.seen(({ statuses }) => statuses.at(-1) !== 'open')).statuses.at(-1)).toBe(
        'paused not-focused',
      )
      await till.lab.keys.scan(`${w2}\r`)
      await second.waitForFunction('seen().scans.length > 0')
      expect(await secondSees()).toMatchObject({ scans: [w2] })
      expect(await till.seen()).toMatchObject({ scans: [w1], refused: [] })
      await turnTo(0)
      expect((await till.seen(({ statuses }) => statuses.at(-1) === 'open')).statuses.at(-1)).toBe(
        'open',
      )
    })
  })

  test('is paused from the start where another has the focus', async () => {
    await turnTo(1)
    await till.show('')
    await till.page.evaluate('till.close(); till.open()')
    expect((await till.seen()).statuses.at(-1)).toBe('paused not-focused')
    await turnTo(0)
    expect((await till.seen(({ statuses }) => statuses.at(-1) === 'open')).statuses.at(-1)).toBe(
      'open',
    )
  })

  test('says again what is wrong when it comes back', async () => {
    await till.trial(async () => {
      await till.show('<input id="f">')
      await till.select()
      await till.scan(`${w1}\r`, { keypad: true })
      await turnTo(1)
      await till.seen(({ statuses }) => statuses.at(-1) === 'paused not-focused')
      await turnTo(0)
      const { statuses } = await till.seen(
        ({ statuses: all }) => all.at(-1) !== all.at(-2) && all.at(-1)!.startsWith('open'),
      )
      expect(statuses.slice(-3)).toEqual([
        'open num-lock-off',
        'paused not-focused',
        'open num-lock-off',
      ])
    })
  })

  test('makes nothing of a scan whose head another got', async () => {
    await till.trial(async () => {
      await turnTo(1)
      await till.show('<input id="f" value="ABCD">')
      await till.select(2)
      const scan = till.lab.keys.scan(`${'90'.repeat(12)}${w1}\r`, { gapMs: 40 })
      await till.page.waitForTimeout(300)
      await turnTo(0)
      await scan
      const { scans, refused } = await till.seen(({ refused: all }) => all.length > 0)
      expect([scans, refused]).toEqual([[], ['wrong-length']])
      expect(await till.field()).toMatchObject({ value: 'ABCD', selection: [2, 2] })
    })
  })

  // Case 25.
  test('makes nothing of two halves of a scan, and reads the next', async () => {
    await till.trial(async () => {
      await till.show('<input id="f" value="ABCD">')
      await till.select(2)
      await till.scan(w1.slice(0, 7), { gapMs: 4 })
      await turnTo(1)
      await till.seen(({ statuses }) => statuses.at(-1) !== 'open')
      expect(await till.field()).toMatchObject({ value: 'ABCD', selection: [2, 2] })
      await turnTo(0)
      await till.seen(({ statuses }) => statuses.at(-1) === 'open')
      await till.scan(`${w1.slice(7)}\r`, { gapMs: 4 })
      const { scans, refused, pressed } = await till.seen()
      // After a second it would count as a product's.
      const restMs = pressed[7]!.at - pressed[6]!.at
      const rest =
        restMs < 1_000 ? [[], ['incomplete', 'wrong-length']] : [[w1.slice(7)], ['incomplete']]
      expect([scans, refused]).toEqual(rest)
      await till.scan(`${w2}\r`, { gapMs: 4 })
      expect((await till.seen()).scans.at(-1)).toBe(w2)
      expect(await till.field()).toMatchObject({ value: 'ABCD', selection: [2, 2] })
    })
  })
})
