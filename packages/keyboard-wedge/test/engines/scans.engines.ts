import { describeEngines } from '../../../../lab/engines/describe-engines.ts'
import type { EnginePage } from '../../../../lab/engines/engine.ts'
import { untilPainted } from '../../../../lab/until-painted.ts'
import { ean, w1, w2 } from '../browser/codes.ts'
import { tillControls, type TillControls } from '../browser/till-controls.ts'

jest.setTimeout(60_000)

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

  // To do: paces, endings.
  test.each([
    ['an input', '<input id="f" value="ABCD">'],
    ['a textarea', '<textarea id="f">ABCD</textarea>'],
    ['rich text', '<div id="f" contenteditable>ABCD</div>'],
  ])('into %s is read, and leaves it as it was', async (_, body) => {
    await till.trial(async () => {
      await till.show(body)
      await till.select(1, 3)
      const before = await till.field()
      await till.scan(`${w1}\r`)
      expect(await till.seen()).toMatchObject({ scans: [w1], refused: [], faults: [] })
      expect(await till.field()).toEqual(before)
    })
  })

  test.each([
    ['a button', '<button id="f">f</button>'],
    ['an empty page', ''],
  ])('on %s is read, and no listener hears it', async (_, body) => {
    await till.trial(async () => {
      await till.show(body)
      if (body !== '') await till.select()
      await till.scan(`${w1}\r`)
      await till.scan(`${w2}\r`)
      await till.scan(`${ean}\r`)
      const { scans, refused, heard, clicks, inputs, faults } = await till.seen()
      expect([scans, refused, faults]).toEqual([[w1, w2, ean], [], []])
      expect([heard, clicks, inputs]).toEqual([[], [], []])
    })
  })
})
