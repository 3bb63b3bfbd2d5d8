import { describeEngines } from '../../../../lab/engines/describe-engines.ts'
import type { EnginePage } from '../../../../lab/engines/engine.ts'
import { untilPainted } from '../../../../lab/until-painted.ts'
import { until } from '../../../../lab/until.ts'
import { ean, w1, w2 } from '../browser/codes.ts'
import { handKeys } from '../browser/hand-keys.ts'
import { tillControls, type TillControls } from '../browser/till-controls.ts'

jest.setTimeout(60_000)

/** X stamps keys in whole ms: at 2 ms a key one that is 1 ms early looks like another keyboard's, in any browser. */
const pace = { gapMs: 8 }

const inShadow = (inner: string, mode = 'open'): string =>
  `<div><template shadowrootmode="${mode}">${inner}</template></div>`
const form = '<form><input id="f" value="ABCD"><input id="next"><button id="go">go</button></form>'

describeEngines('a scan', (lab) => {
  let page: EnginePage
  let till: TillControls

  beforeAll(async () => {
    page = await lab().newKeyedPage()
    till = tillControls(page, lab(), async (url) => {
      await page.goto(url)
      await untilPainted(page)
    })
  })

  const typeByHand = (text: string): Promise<void> => {
    const strokes = handKeys(text, { gapMs: 150, holdMs: 80 })
    return till.arrive(text.length, () => lab().display.run('xdotool', strokes))
  }

  describe.each([
    ['an input', '<input id="f" value="ABCD">'],
    ['a textarea', '<textarea id="f">ABCD</textarea>'],
    ['an input in a shadow root', inShadow('<input id="f" value="ABCD">')],
    ['a number', '<input id="f" type="number" value="12">'],
    ['an empty date', '<input id="f" type="date">'],
    ['a choice', '<select id="f"><option>cash<option>1 kg<option>134 kg</select>'],
    ['rich text', '<div id="f" contenteditable>ABCD</div>'],
    ['rich text of several nodes', '<div id="f" contenteditable>A<b>BC</b>D</div>'],
    ['rich text in a shadow root', inShadow('<div id="f" contenteditable>ABCD</div>')],
  ])('into %s is read, and leaves it as it was', (_, body) => {
    test.each([
      ['with the caret inside', 2, 2],
      ['with a selection', 1, 3],
    ])('%s', async (__, from, to) => {
      await till.trial(async () => {
        await till.show(body)
        await till.select(from, to)
        const before = await till.field()
        await till.scan(`${w1}\r`, pace)
        expect(await till.seen()).toMatchObject({ scans: [w1], refused: [], faults: [] })
        expect(await till.field()).toEqual(before)
        expect(await page.evaluate('document.querySelector(":invalid")')).toBeNull()
      })
    })
  })

  test.each([
    ['a button', '<button id="f">f</button>'],
    ['an empty page', ''],
  ])('on %s is read, and no listener hears it', async (_, body) => {
    await till.trial(async () => {
      await till.show(body)
      if (body !== '') await till.select()
      for (const text of [w1, w2, ean]) await till.scan(`${text}\r`, pace)
      const { scans, refused, heard, clicks, inputs, faults } = await till.seen()
      expect([scans, refused, faults]).toEqual([[w1, w2, ean], [], []])
      expect([heard, clicks, inputs]).toEqual([[], [], []])
    })
  })

  test.each(['\r', '\t', '\n', '\r\n', ''])(
    'that ends with %j submits nothing, and leaves the focus',
    async (ending) => {
      await till.trial(async () => {
        await till.show(form)
        await till.select(1, 3)
        await till.scan(`${w1}${ending}`, pace)
        const seen = await till.seen(({ scans }) => scans.length > 0)
        expect(seen).toMatchObject({ scans: [w1], refused: [], submits: 0, clicks: [], faults: [] })
        expect(await till.field()).toMatchObject({ name: 'f', value: 'ABCD', selection: [1, 3] })
      })
    },
  )

  test.each([1, 8, 30, 80])('of %s ms a key is read', async (gapMs) => {
    await till.trial(async () => {
      await till.show(form)
      await till.select(4)
      await till.scan(`${w1}\r`, { gapMs })
      expect(await till.seen()).toMatchObject({ scans: [w1], refused: [], submits: 0 })
      expect(await till.field()).toMatchObject({ name: 'f', value: 'ABCD', selection: [4, 4] })
    })
  })

  test('between words that a person types leaves the words', async () => {
    await till.trial(async () => {
      await till.show(form)
      await till.select(4)
      await typeByHand('tea')
      await till.rest(300)
      await till.scan(`${w1}\r`, pace)
      await till.rest(300)
      await typeByHand('12')
      await till.scan(`${w2}\t`, pace)
      expect(await till.seen()).toMatchObject({ scans: [w1, w2], refused: [], submits: 0 })
      expect(await till.field()).toMatchObject({ name: 'f', value: 'ABCDtea12' })
      await till.rest(300)
      await till.press([36])
      expect(await till.seen()).toMatchObject({ scans: [w1, w2], submits: 1 })
    })
  })

  test('into a closed shadow root leaves it as it was, and a person types there', async () => {
    await till.trial(async () => {
      await till.show(`<div id="h"></div><script>
        const root = h.attachShadow({ mode: 'closed' })
        root.innerHTML = '<input value="ABCD">'
        inner = root.firstChild</script>`)
      await page.evaluate('inner.focus()')
      await page.evaluate('inner.setSelectionRange(2, 2)')
      await till.scan(`${w1}\r`, pace)
      expect(await till.seen()).toMatchObject({ scans: [w1], refused: [], faults: [] })
      expect(await page.evaluate('inner.value')).toBe('ABCD')
      await till.rest(300)
      await typeByHand('71')
      await till.rest(300)
      expect(await page.evaluate('inner.value')).toBe('AB71CD')
    })
  })

  test('into a frame in a shadow root is read', async () => {
    await till.trial(async () => {
      const inner = `<input id="f" value="ABCD"><script>
        for (const type of ["keydown", "keyup"]) addEventListener(type, (e) => parent.notePress?.(e), true)</script>`
      await till.show(inShadow(`<iframe srcdoc='${inner}'></iframe>`))
      const field =
        'document.querySelector("div").shadowRoot.firstChild.contentDocument?.querySelector("#f")'
      await until(() => page.evaluate(`Boolean(${field})`))
      await page.evaluate('(till.close(), till.open())')
      await till.select(1, 3)
      await till.scan(`${w1}\r`, pace)
      expect(await till.seen()).toMatchObject({ scans: [w1], refused: [], faults: [] })
      expect(await till.field()).toMatchObject({ name: 'f', value: 'ABCD', selection: [1, 3] })
    })
  })
})
