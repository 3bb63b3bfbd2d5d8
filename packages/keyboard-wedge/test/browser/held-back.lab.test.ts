import { w1, w2 } from './codes.ts'
import { handKeys } from './hand-keys.ts'
import { describeTill } from './till-lab.ts'

// X keycodes.
const [enter, right, f9] = [36, 114, 75]
/** How late a person's key may reach the page, in ms. */
const maxLateMs = 60

const pages = [
  ['a number buffer on keydown', 'keydown', ''],
  ['a number buffer on keyup', 'keyup', ''],
  ['a number buffer on keypress', 'keypress', ''],
  ['a number buffer on keydown with a button in focus', 'keydown', '<button id="f">f</button>'],
  ['a number buffer with a read-only field in focus', 'keydown', '<input id="f" readonly>'],
  ['a number buffer with a cell in focus', 'keyup', '<div id="f" tabindex="0">1</div>'],
] as const

const bufferOn = (type: string): string =>
  `<script>buffer = ''; addEventListener('load', () => document.addEventListener('${type}', ({ key }) => {
    if (/^[0-9]$/.test(key)) buffer += key
  }))</script>`

describeTill('where nothing takes text', (till) => {
  const buffer = (): Promise<string> => till.page.evaluate('buffer')
  const byHand = (text: string, gapMs: number, holdMs: number): Promise<void> =>
    till.arrive(text.length, () =>
      till.lab.display.run('xdotool', handKeys(text, { gapMs, holdMs })),
    )

  describe.each(pages)('%s', (_, type, body) => {
    const show = async (): Promise<void> => {
      await till.show(bufferOn(type) + body)
      if (body !== '') await till.select()
    }

    test.each([2, 8, 30])('gets nothing of a scan at %s ms a key', async (gapMs) => {
      await till.trial(async () => {
        await show()
        await till.scan(`${w1}\r`, { gapMs })
        const { scans, heard, faults } = await till.seen()
        expect([scans, heard, faults]).toEqual([[w1], [], []])
        expect(await buffer()).toBe('')
      })
    })

    test('gets what a person types, once', async () => {
      await till.trial(async () => {
        await show()
        await byHand('4711', 150, 80)
        await till.rest(100)
        expect(await till.seen()).toMatchObject({ scans: [], faults: [] })
        expect(await buffer()).toBe('4711')
      })
    })
  })

  test('a person has each key once, in order, at most 60 ms late', async () => {
    await till.trial(async () => {
      await till.show(`<script>got = []; addEventListener('load', () => {
        for (const type of ['keydown', 'keyup']) addEventListener(type, (event) => {
          got.push([type, event.key, performance.now()])
        })
      })</script>`)
      const rolled = 'a5b71'
      await byHand(rolled, 65, 80)
      await till.press([enter, right, f9], 120)
      await till.rest(100)
      const { pressed } = await till.seen()
      const got: [string, string, number][] = await till.page.evaluate('got')
      const order = got.map(([type, key]) => `${type} ${key}`)
      expect(order).toEqual([
        ...['keydown a', 'keydown 5', 'keyup a', 'keydown b', 'keyup 5'],
        ...['keydown 7', 'keyup b', 'keydown 1', 'keyup 7', 'keyup 1'],
        ...['Enter', 'ArrowRight', 'F9'].flatMap((key) => [`keydown ${key}`, `keyup ${key}`]),
      ])
      const downs = got.filter(([type]) => type === 'keydown')
      for (const [, key, at] of downs) {
        const press = pressed.find((one) => one.key === key)!
        expect(at - press.at).toBeLessThanOrEqual(maxLateMs)
      }
    })
  })

  test('digits typed right before a scan reach the page, and the scan does not', async () => {
    await till.trial(async () => {
      await till.show(bufferOn('keydown'))
      const hand = handKeys('7', { gapMs: 0, holdMs: 70 })
      const scan = ['sleep', '0.08', 'key', '--delay', '8', ...keycodes(w1), '36']
      await till.arrive(20, () => till.lab.display.run('xdotool', [...hand, ...scan]), 8)
      expect(await till.seen()).toMatchObject({ scans: [w1], refused: [] })
      expect(await buffer()).toBe('7')
    })
  })

  test('Enter right after digits comes after them', async () => {
    await till.trial(async () => {
      await till.show(bufferOn('keydown'))
      await till.page.evaluate(() => {
        addEventListener(
          'keydown',
          ({ key }) =>
            key === 'Enter' &&
            Object.assign(globalThis, { sum: Reflect.get(globalThis, 'buffer') }),
        )
      })
      await till.press([13, 11, enter], 30)
      expect(await till.page.evaluate('sum')).toBe('42')
    })
  })

  test('a short number of a scanner reaches the page, with its Enter', async () => {
    await till.trial(async () => {
      await till.show(bufferOn('keyup'))
      await till.scan('04711\r', { gapMs: 8 })
      const { heard } = await till.seen(({ heard: all }) => all.length === 12)
      const keys = ['0', '4', '7', '1', '1', 'Enter']
      expect(heard).toEqual(keys.flatMap((key) => [`down ${key}`, `up ${key}`]))
      expect(await buffer()).toBe('04711')
    })
  })

  test("with hold: 'none' the first three keys act in the page", async () => {
    await till.trial(async () => {
      await till.show(`<script>tillOptions = { hold: 'none' }</script>${bufferOn('keydown')}`)
      await till.scan(`${w1}\r`, { gapMs: 8 })
      expect((await till.seen()).scans).toEqual([w1])
      expect(await buffer()).toBe(w1.slice(0, 3))
    })
  })

  // Three shortcuts of tills: digits choose, letters and F-keys open, arrows move.
  test('hotkeys stay as they are at a scan, and act for a person', async () => {
    await till.trial(async () => {
      await till.show(`<script>did = []; addEventListener('load', () => addEventListener('keydown', (event) => {
        did.push(event.key)
        if (event.key.startsWith('F')) event.preventDefault()
      }))</script>`)
      await till.scan(`${w1}\r`, { gapMs: 8 })
      await till.scan(`]Q1${w2}\r`, { gapMs: 8 })
      expect(await till.seen()).toMatchObject({ scans: [w1, w2], faults: [] })
      const did = (): Promise<string[]> => till.page.evaluate('did')
      expect((await did()).filter((key) => key !== 'Shift')).toEqual([])
      await till.rest(200)
      await till.press([13, 39, f9, right], 140)
      await till.rest(100)
      expect((await did()).filter((key) => key !== 'Shift')).toEqual(['4', 's', 'F9', 'ArrowRight'])
    })
  })

  const closedRoot = `<div id="h"></div><script>
    const root = h.attachShadow({ mode: 'closed' })
    root.innerHTML = '<input value="ABCD">'
    inner = root.firstChild
    valueInside = () => inner.value
  </script>`

  test.each([8, 30, 80])('a closed shadow root is as it was, at %s ms a key', async (gapMs) => {
    await till.trial(async () => {
      await till.show(closedRoot)
      await till.page.evaluate('inner.focus(); inner.setSelectionRange(2, 2)')
      await till.scan(`${w1}\r`, { gapMs })
      expect(await till.seen()).toMatchObject({ scans: [w1], refused: [], faults: [] })
      expect(await till.page.evaluate('valueInside()')).toBe('ABCD')
      expect(await till.page.evaluate('inner.selectionStart')).toBe(2)
      await byHand('7a1', 150, 80)
      await till.rest(100)
      expect(await till.page.evaluate('valueInside()')).toBe('AB7a1CD')
    })
  })

  test('an editor that opens at the first key stays closed, and has what a person types', async () => {
    await till.trial(async () => {
      await till.show(`<div id="f" tabindex="0">1</div><script>
        addEventListener('load', () => f.addEventListener('keydown', ({ key, target }) => {
          if (target !== f || !/^[0-9]$/.test(key)) return
          f.innerHTML = '<input id="g">'
          f.firstChild.focus()
        }))</script>`)
      await till.select()
      await till.scan(`${w1}\r`, { gapMs: 8 })
      expect(await till.seen()).toMatchObject({ scans: [w1], faults: [] })
      expect(await till.field()).toMatchObject({ name: 'f', html: '1' })
      // Both are still held when the first opens the editor.
      await byHand('42', 30, 80)
      await till.rest(100)
      expect(await till.field()).toMatchObject({ name: 'g', value: '42' })
    })
  })
})

const digits = [19, 10, 11, 12, 13, 14, 15, 16, 17, 18]
const keycodes = (text: string): string[] =>
  Array.from(text, (digit) => String(digits[Number(digit)]))
