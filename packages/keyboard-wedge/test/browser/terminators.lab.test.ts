import { sampled } from '../../../../lab/in-full.ts'
import { ean, w1, w2 } from './codes.ts'
import { describeTill } from './till-lab.ts'

const everything = `
  <form><input id="f" value="ABCD"><input id="next"><button id="go">go</button></form>
  <button id="b">b</button><a id="a" href="#gone">a</a>
  <details><summary id="s">more</summary>less</details>
  <dialog id="d"><button id="ok" autofocus>ok</button></dialog>`

const endings = [
  ['Enter', '\r', ['Enter']],
  ['Tab', '\t', ['Tab']],
  ['a line feed', '\n', ['j']],
  ['Enter and a line feed', '\r\n', ['Enter', 'j']],
  ['two Enters', '\r\r', ['Enter', 'Enter']],
  ['Enter and Tab', '\r\t', ['Enter', 'Tab']],
] as const

describeTill("a scan's ending", (till) => {
  // Cases 17, 18, 21, 22.
  describe.each(endings)('%s', (_, ending, names) => {
    test.each(sampled(['f', 'b', 'a', 's', 'body']))(
      'does nothing where %s has the focus',
      async (id) => {
        await till.trial(async () => {
          await till.show(everything)
          if (id !== 'body') await till.page.focus(`#${id}`)
          const before = await till.field()
          await till.scan(`${w1}${ending}`)
          const { pressed, ...seen } = await till.seen()
          expect(seen).toMatchObject({
            scans: [w1],
            refused: [],
            submits: 0,
            clicks: [],
            faults: [],
          })
          const last = pressed.filter(({ key }) => names.includes(key as never))
          expect(last.map(({ key, isPrevented }) => [key, isPrevented])).toEqual(
            names.map((name) => [name, true]),
          )
          expect(await till.field()).toEqual(before)
          expect(till.page.url()).not.toContain('#gone')
          expect(await till.page.locator('details[open], dialog[open]').count()).toBe(0)
        })
      },
    )
  })

  // Case 1.
  test.each(sampled([2, 8, 30]))(
    'is followed by the scan within 20 ms, at %s ms a key',
    async (gapMs) => {
      await till.trial(async () => {
        await till.show(everything)
        await till.scan(`${w1}\r`, { gapMs })
        const { scans, lagsMs } = await till.seen()
        expect(scans).toEqual([w1])
        expect(lagsMs[0]).toBeLessThanOrEqual(20)
      })
    },
  )

  test('that a product bar code has does nothing either', async () => {
    await till.trial(async () => {
      await till.show(everything)
      await till.select(1, 3)
      const before = await till.field()
      await till.scan(`${ean}\r`)
      expect(await till.seen()).toMatchObject({ scans: [ean], refused: [], submits: 0, clicks: [] })
      expect(await till.field()).toEqual(before)
    })
  })

  test('in an open dialog neither closes it nor presses its button', async () => {
    await till.trial(async () => {
      await till.show(everything)
      await till.page.evaluate(() => document.querySelector('dialog')!.showModal())
      await till.scan(`${w1}\r`)
      await till.scan(`${w2}\t`)
      expect(await till.seen()).toMatchObject({ scans: [w1, w2], clicks: [] })
      expect(await till.field()).toMatchObject({ name: 'ok' })
      expect(await till.page.locator('dialog[open]').count()).toBe(1)
    })
  })

  // Some tills ask the cashier a question as soon as they have the code.
  test('does not press the button of a dialog that the scan opens', async () => {
    await till.trial(async () => {
      await till.show(everything)
      await till.page.evaluate(() => {
        addEventListener('till-scan', () => document.querySelector('dialog')!.showModal())
      })
      await till.page.focus('#b')
      await till.scan(`${w1}\r\n`)
      await till.scan(`${w2}\r\r`)
      expect(await till.seen()).toMatchObject({ scans: [w1, w2], clicks: [] })
      expect(await till.page.locator('dialog[open]').count()).toBe(1)
    })
  })

  test('that comes late, after a scan that silence has settled, does nothing', async () => {
    await till.trial(async () => {
      await till.show(everything)
      await till.page.focus('#b')
      await till.arrive(19, () =>
        till.lab.display.run('xdotool', [
          'key',
          '--delay',
          '8',
          ...keycodes(w1),
          'sleep',
          '0.12',
          'key',
          '36',
        ]),
      )
      const { scans, clicks, pressed, heard } = await till.seen()
      expect([scans, clicks]).toEqual([[w1], []])
      expect(pressed.at(-1)).toMatchObject({ key: 'Enter', isPrevented: true })
      expect(heard).not.toContain('down Enter')
      expect(heard).not.toContain('up Enter')
    })
  })

  test('belongs to its own scan where two follow each other at once', async () => {
    await till.trial(async () => {
      await till.show(everything)
      // At the display server's full speed: the second scan ends sooner than a second terminator may come.
      await till.scan(`${w1}\r${w2}\r${ean}\r`, { gapMs: 0 })
      await till.rest()
      expect(await till.seen()).toMatchObject({ scans: [w1, w2, ean], refused: [], clicks: [] })
    })
  })

  test('before a scan is its prefix, and goes its way', async () => {
    await till.trial(async () => {
      await till.show(everything)
      await till.page.focus('#b')
      await till.scan(`\r${w1}`)
      expect(await till.seen(({ scans }) => scans.length > 0)).toMatchObject({
        scans: [w1],
        clicks: ['b'],
      })
    })
  })

  test('is missing: a code alone is a scan after the quiet time', async () => {
    await till.trial(async () => {
      await till.show(everything)
      await till.select(4)
      await till.scan(w1)
      expect(await till.seen(({ scans }) => scans.length > 0)).toMatchObject({
        scans: [w1],
        refused: [],
      })
      expect(await till.field()).toMatchObject({ name: 'f', value: 'ABCD', selection: [4, 4] })
    })
  })

  test.each(sampled(['keydown', 'keypress', 'keyup']))(
    'is hidden from %s listeners of the page',
    async (type) => {
      await till.trial(async () => {
        const note = `addEventListener('${type}', ({ key }) => (got ??= []).push(key), true)`
        await till.show(`${everything}<script>got = []; onload = () => { ${note} }</script>`)
        await till.select()
        await till.scan(`${w1}\r`)
        expect(await till.page.evaluate('got.length')).toBeLessThanOrEqual(3)
        expect(await till.page.evaluate('got.includes("Enter")')).toBe(false)
      })
    },
  )
})

const digits = [19, 10, 11, 12, 13, 14, 15, 16, 17, 18]
const keycodes = (text: string): string[] =>
  Array.from(text, (digit) => String(digits[Number(digit)]))
