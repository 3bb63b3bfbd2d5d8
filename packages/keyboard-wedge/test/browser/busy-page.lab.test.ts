import { sampled } from '../../../../lab/in-full.ts'
import { w1, w2 } from './codes.ts'
import { describeTill } from './till-lab.ts'

const form = '<form><input id="f" value="ABCD"><button id="go">go</button></form>'

const cleanly = {
  ...{ scans: [w1], refused: [], submits: 0, clicks: [], faults: [] },
  ...{ name: 'f', value: 'ABCD', selection: [2, 2] },
}

describeTill('a busy page', (till) => {
  /** Blocks the page for `ms`, `restMs` from now. */
  const block = (ms: number, restMs = 0): Promise<unknown> =>
    till.page.evaluate(
      ([busyMs, waitMs]) => {
        setTimeout(() => {
          const end = performance.now() + busyMs!
          while (performance.now() < end);
        }, waitMs)
      },
      [ms, restMs],
    )

  const outcome = async (): Promise<unknown> => ({
    ...(await till.seen(({ scans }) => scans.length > 0)),
    ...(await till.field()),
  })

  test.each(sampled([1, 8, 30]))(
    'that is blocked 30 ms of every 40 reads scans, at %s ms a key',
    async (gapMs) => {
      await till.trial(async () => {
        await till.show(form)
        await till.select(2)
        await till.page.evaluate(() => {
          setInterval(() => {
            const end = performance.now() + 30
            while (performance.now() < end);
          }, 40)
        })
        await till.scan(`${w1}\r\n`, { gapMs })
        expect(await outcome()).toMatchObject(cleanly)
      })
    },
  )

  // Case 6; the second terminator waits behind the block too.
  test.each(
    sampled([
      ['at the start of', 0],
      ['in', 80],
      ['at the end of', 150],
    ]),
  )('that is blocked for 1.5 s %s a scan reads it', async (_, restMs) => {
    await till.trial(async () => {
      await till.show(form)
      await till.select(2)
      await block(1_500, restMs)
      await till.scan(`${w1}\r\n`, { gapMs: 8 })
      expect(await outcome()).toMatchObject(cleanly)
    })
  })

  test('that is blocked by what it does with a scan hides the second terminator', async () => {
    await till.trial(async () => {
      await till.show('<button id="f">f</button>')
      await till.select()
      await till.page.evaluate(() => {
        addEventListener('till-scan', () => {
          const end = performance.now() + 800
          while (performance.now() < end);
        })
      })
      await till.scan(`${w1}\r\r`, { gapMs: 8 })
      expect(await till.seen()).toMatchObject({ scans: [w1], clicks: [] })
    })
  })

  test("that is blocked by what it does with a scan keeps a person's Enter", async () => {
    await till.trial(async () => {
      await till.show('<button id="f">f</button>')
      await till.select()
      await block(1_200, 100)
      const scan = ['key', '--delay', '4', ...keycodes(w1), '36', 'sleep', '0.5', 'key', '36']
      await till.arrive(20, () => till.lab.display.run('xdotool', scan), 600)
      const { scans, clicks, pressed } = await till.seen()
      expect([scans, clicks]).toEqual([[w1], ['f']])
      expect(pressed.at(-1)).toMatchObject({ isPrevented: false })
    })
  })

  // Case 7.
  test('takes no person for a scanner, whose keys it gets all at once', async () => {
    await till.trial(async () => {
      await till.show('<input id="f">')
      await till.select()
      await block(4_000)
      await till.scan(w1, { gapMs: 190 })
      await till.rest()
      expect(await till.seen()).toMatchObject({ scans: [], refused: ['typed-by-hand'] })
      expect(await till.field()).toMatchObject({ value: w1 })
    })
  })

  // Case 8.
  test.each(['\r', ''])(
    'that takes 60 ms for each key reads a scan that ends with %j',
    async (ending) => {
      await till.trial(async () => {
        const slow = 'const end = performance.now() + 60; while (performance.now() < end);'
        await till.show(
          `<script>addEventListener("keydown", () => { ${slow} }, true)</script>${form}`,
        )
        await till.select(2)
        await till.scan(`${w1}${ending}`, { gapMs: 8 })
        expect(await outcome()).toMatchObject(cleanly)
      })
    },
  )

  test('reads one scan after the other, each once', async () => {
    await till.trial(async () => {
      await till.show(form)
      await till.select(2)
      await block(1_500)
      await till.scan(`${w1}\r${w2}\r${w1}\r`, { gapMs: 8 })
      expect(await till.seen()).toMatchObject({ scans: [w1, w2, w1], refused: [], submits: 0 })
      expect(await till.field()).toMatchObject({ value: 'ABCD' })
    })
  })
})

const digits = [19, 10, 11, 12, 13, 14, 15, 16, 17, 18]
const keycodes = (text: string): string[] =>
  Array.from(text, (digit) => String(digits[Number(digit)]))
