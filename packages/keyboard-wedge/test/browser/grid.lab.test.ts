import { ean, w1 } from './codes.ts'
import { handKeys } from './hand-keys.ts'
import { describeTill } from './till-lab.ts'

const gridPage = require.resolve('./grid-till.page.ts')
const enter = 36

describeTill("a grid's cell (AG Grid)", (till) => {
  const show = async (column: string): Promise<void> => {
    await till.show('<button id="other">other</button>', gridPage)
    await till.page.waitForSelector('.ag-cell')
    await till.page.evaluate(`focusCell('${column}')`)
    await till.page.waitForFunction('document.activeElement.matches(".ag-cell")')
  }
  const quantities = (): Promise<string> => till.page.evaluate('quantities()')
  const byHand = (text: string, gapMs: number): Promise<void> =>
    till.arrive(text.length, () =>
      till.lab.display.run('xdotool', handKeys(text, { gapMs, holdMs: 80 })),
    )

  test.each([
    [w1, 2],
    [w1, 8],
    [w1, 30],
    [ean, 8],
  ])('is as it was after a scan (%#)', async (code, gapMs) => {
    await till.trial(async () => {
      await show('quantity')
      const before = await till.page.evaluate('cell()')
      await till.scan(`${code}\r`, { gapMs })
      const { scans, heard, faults } = await till.seen()
      expect([scans, heard, faults]).toEqual([[code], [], []])
      expect(await till.page.evaluate('cell()')).toBe(before)
      // The next click would take over what stands in an open editor.
      await till.page.click('#other')
      expect(await quantities()).toBe('7 2')
    })
  })

  test.each([150, 65])('takes what a person types, at %s ms a key', async (gapMs) => {
    await till.trial(async () => {
      await show('quantity')
      await byHand('12', gapMs)
      await till.press([enter], 80)
      await till.page.waitForFunction('quantities() !== "7 2"')
      expect(await quantities()).toBe('12 2')
      expect(await till.seen()).toMatchObject({ scans: [], faults: [] })
    })
  })

  test('of text takes what a person types', async () => {
    await till.trial(async () => {
      await show('product')
      await byHand('7up', 65)
      await till.rest(100)
      expect(await till.field()).toMatchObject({ value: '7up' })
    })
  })
})
