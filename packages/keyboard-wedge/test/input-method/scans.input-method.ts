import { ean, w1, w2 } from '../browser/codes.ts'
import { describePinyin } from './describe-pinyin.ts'

const form = '<form><input id="f" value="ABCD"><input id="next"><button id="go">go</button></form>'
const react = require.resolve('./react-field.page.tsx')

describePinyin('a scan, with pinyin idle', ({ till, show }) => {
  const paces = [2, 8, 30, 80].flatMap((gapMs) =>
    ['\r', '\t', ''].map((end) => [gapMs, end] as const),
  )
  test.each(paces)('of %s ms a key that ends with %j is read', async (gapMs, end) => {
    await till.trial(async () => {
      await show(form, [1, 3])
      await till.scan(`${w1}${end}`, { gapMs })
      await till.rest()
      const seen = await till.seen()
      expect(seen).toMatchObject({ scans: [w1], refused: [], submits: 0, clicks: [], faults: [] })
      expect(await till.field()).toMatchObject({ name: 'f', value: 'ABCD', selection: [1, 3] })
    })
  })

  test.each([
    ['a textarea', '<textarea id="f">ABCD</textarea>'],
    ['rich text', '<div id="f" contenteditable>ABCD</div>'],
  ])('into %s is read, and leaves it as it was', async (_, body) => {
    await till.trial(async () => {
      await show(body, [1, 3])
      const before = await till.field()
      await till.scan(`${w1}\r`, { gapMs: 8 })
      await till.rest()
      expect(await till.seen()).toMatchObject({ scans: [w1], refused: [], faults: [] })
      expect(await till.field()).toEqual(before)
    })
  })

  test('of a product is read', async () => {
    await till.trial(async () => {
      await show(form, [1, 3])
      await till.scan(`${ean}\r`, { gapMs: 8 })
      expect(await till.seen()).toMatchObject({ scans: [ean], refused: [], submits: 0 })
      expect(await till.field()).toMatchObject({ value: 'ABCD', selection: [1, 3] })
    })
  })

  // Pinyin consumes the letters: the page never receives them.
  test.each(['abc123def45', `]Q1${w1}`, 'ABC-abc-123', '123456abcdef'])(
    'with letters in it (%s) is refused, and leaves the field as it was',
    async (text) => {
      await till.trial(async () => {
        await show(form, [1, 3])
        await till.lab.keys.scan(`${text}\r`, { gapMs: 8 })
        await till.rest(1_500)
        const { scans, refused, submits } = await till.seen()
        expect([scans, refused, submits]).toEqual([[], ['input-method'], 0])
        expect(await till.field()).toMatchObject({ name: 'f', value: 'ABCD', selection: [1, 3] })
      })
    },
  )

  test("into React's field is read, and leaves it and its state as they were", async () => {
    await till.trial(async () => {
      await show('', [1, 3], react)
      await till.scan(`${w1}\r`, { gapMs: 8 })
      await till.rest()
      expect(await till.seen()).toMatchObject({ scans: [w1], refused: [], submits: 0, faults: [] })
      expect(await till.field()).toMatchObject({ name: 'f', value: 'ABCD', selection: [1, 3] })
      expect(await till.page.locator('output').innerText()).toBe('ABCD')
    })
  })
})

// The first digit of the scan chooses a candidate, and is lost.
describePinyin('a scan, with letters left in pinyin', ({ till, show, compose }) => {
  describe.each(['a', 'ni'])('"%s"', (letters) => {
    test.each([2, 30, 80].flatMap((gapMs) => ['\r', '\t'].map((end) => [gapMs, end] as const)))(
      'of %s ms a key that ends with %j is refused, and the next is read',
      async (gapMs, end) => {
        await till.trial(async () => {
          await show(form, [1, 3])
          await compose(letters)
          await till.scan(`${w1}${end}`, { gapMs })
          await till.rest()
          const seen = await till.seen()
          expect(seen).toMatchObject({
            scans: [],
            refused: ['input-method'],
            submits: 0,
            clicks: [],
          })
          // The person's letters are no longer composed: the scanner's digit has chosen a candidate.
          expect(await till.field()).toMatchObject({ name: 'f', value: `A${letters}D` })
          const before = await till.field()
          await till.scan(`${w2}${end}`, { gapMs })
          await till.rest()
          expect(await till.seen()).toMatchObject({
            scans: [w2],
            submits: 0,
            clicks: [],
            faults: [],
          })
          expect(await till.field()).toEqual(before)
        })
      },
    )

    test.each([
      ['a textarea', '<textarea id="f">ABCD</textarea>'],
      ['rich text', '<div id="f" contenteditable>ABCD</div>'],
    ])('leaves them in %s', async (_, body) => {
      await till.trial(async () => {
        await show(body, [1, 3])
        await compose(letters)
        await till.scan(`${w1}\r`, { gapMs: 8 })
        await till.rest()
        expect(await till.seen()).toMatchObject({
          scans: [],
          refused: ['input-method'],
          faults: [],
        })
        const { value, html } = await till.field()
        expect(value ?? html).toBe(`A${letters}D`)
      })
    })

    test("leaves them in React's field, and in its state", async () => {
      await till.trial(async () => {
        await show('', [1, 3], react)
        await compose(letters)
        await till.scan(`${w1}\r`, { gapMs: 8 })
        await till.rest()
        expect(await till.seen()).toMatchObject({
          scans: [],
          refused: ['input-method'],
          submits: 0,
        })
        expect(await till.field()).toMatchObject({ name: 'f', value: `A${letters}D` })
        expect(await till.page.locator('output').innerText()).toBe(`A${letters}D`)
      })
    })
  })

  test('is reported to the cashier after the second, until a scan is read', async () => {
    await till.trial(async () => {
      await show(form)
      for (const hint of ['open', 'open input-method']) {
        await compose('a')
        await till.scan(`${w1}\r`, { gapMs: 8 })
        await till.rest()
        expect((await till.seen()).statuses.at(-1)).toBe(hint)
      }
      await till.scan(`${w2}\r`, { gapMs: 8 })
      expect(await till.seen()).toMatchObject({ scans: [w2] })
      expect((await till.seen()).statuses.at(-1)).toBe('open')
    })
  })
})
