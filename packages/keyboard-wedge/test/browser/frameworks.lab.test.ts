import { sampled } from '../../../../lab/in-full.ts'
import { w1 } from './codes.ts'
import { describeTill } from './till-lab.ts'

const [react, vue] = ['react-till.page.tsx', 'vue-till.page.ts'].map((file) =>
  require.resolve(`./${file}`),
)

describeTill("a framework's field", (till) => {
  const shown = async (): Promise<unknown> =>
    JSON.parse(await till.page.locator('output').innerText())

  async function scanInto(
    page: string,
    id: string,
    range: [number, number],
    gapMs: number,
  ): Promise<void> {
    await till.show('', page)
    const field = till.page.locator(`#${id}`)
    await field.focus()
    await field.evaluate((one: HTMLInputElement, [from, to]) => {
      if (typeof one.selectionStart === 'number') one.setSelectionRange(from, to)
    }, range)
    const before = [await till.field(), await shown()]
    await till.scan(`${w1}\r`, { gapMs })
    expect(await till.seen()).toMatchObject({ scans: [w1], refused: [], submits: 0, faults: [] })
    // Frameworks render when they get to it.
    await till.page.evaluate(
      () => new Promise((done) => requestAnimationFrame(() => setTimeout(done))),
    )
    expect([await till.field(), await shown()]).toEqual(before)
  }

  // Case 23.
  test.each(
    sampled([
      ...['plain', 'capitals', 'digits', 'note', 'choice'].map(
        (id) => ['React', id, react] as const,
      ),
      ...['plain', 'trimmed', 'digits', 'capitals'].map((id) => ['Vue', id, vue] as const),
    ]),
  )('of %s (%s) is as it was, and so is the state behind it', async (_, id, page) => {
    await expect(till.trial(() => scanInto(page!, id, [1, 3], 2))).resolves.toBeUndefined()
  })

  test.each([
    ['React', react],
    ['Vue', vue],
  ])('of %s is as it was after a slow scan', async (_, page) => {
    await expect(till.trial(() => scanInto(page!, 'capitals', [2, 2], 80))).resolves.toBeUndefined()
  })

  test("keeps its handler of Enter's release from a scan, and leaves it a person's", async () => {
    await till.trial(async () => {
      await till.show('', vue)
      await till.page.focus('#plain')
      await till.scan(`${w1}\r`)
      expect(await shown()).toMatchObject({ enters: 0 })
      await till.rest(200)
      await till.press([enter])
      expect(await shown()).toMatchObject({ enters: 1, plain: 'ABCD' })
    })
  })

  test.each([
    ['React', react],
    ['Vue', vue],
  ])('of %s has what a person types', async (_, page) => {
    await till.trial(async () => {
      await till.show('', page)
      await till.page.focus('#plain')
      await till.press([end], 100)
      await till.scan('12345', { gapMs: 4 })
      await till.rest()
      expect(await shown()).toMatchObject({ plain: 'ABCD12345' })
    })
  })
})

// X keycodes.
const [enter, end] = [36, 115]
