import { w1, w2 } from './codes.ts'
import { describeTill } from './till-lab.ts'

const requireTrustedTypes = `<script>
  const policy = document.createElement('meta')
  policy.httpEquiv = 'Content-Security-Policy'
  policy.content = "require-trusted-types-for 'script'"
  document.head.append(policy)
</script>`

const onThirdDigit = (act: string): string => `<script>
  addEventListener('input', () => { if (!window.acted && (window.count = (window.count ?? 0) + 1) === 3) { acted = true; ${act} } })
</script>`

describeTill('a page that stands in the way of mending', (till) => {
  const isTold = async (): Promise<boolean> =>
    (await till.seen()).statuses.at(-1) === 'open field-not-mended'

  test.each([
    [2, 2, 8],
    [2, 2, 80],
    [1, 3, 8],
  ])(
    'by Trusted Types has its rich text as before, at %s to %s, %s ms a key',
    async (from, to, gapMs) => {
      await till.trial(async () => {
        await till.show(`${requireTrustedTypes}<div id="f" contenteditable>A<b>BC</b>D</div>`)
        // The policy is in force.
        expect(
          await till.page.evaluate(() => {
            try {
              document.createElement('p').innerHTML = '<i>'
              return false
            } catch {
              return true
            }
          }),
        ).toBe(true)
        await till.select(from, to)
        const before = await till.field()
        await till.scan(`${w1}\r`, { gapMs })
        await till.scan(`${w2}\r`, { gapMs })
        expect(await till.seen()).toMatchObject({ scans: [w1, w2], refused: [], faults: [] })
        expect(await till.field()).toEqual(before)
      })
    },
  )

  test.each([8, 80])(
    'by making a number of its field has the value as before, at %s ms a key',
    async (gapMs) => {
      await till.trial(async () => {
        await till.show(`<input id="f" value="12">${onThirdDigit('f.type = "number"')}`)
        await till.select(1, 2)
        await till.scan(`${w1}\r`, { gapMs })
        await till.scan(`${w2}\r`, { gapMs })
        expect(await till.seen()).toMatchObject({ scans: [w1, w2], refused: [], faults: [] })
        expect(await till.field()).toMatchObject({ value: '12' })
        expect(await isTold()).toBe(false)
      })
    },
  )

  const broken = [
    ['a missing execCommand', 'document.execCommand = undefined'],
    ['an execCommand that throws', 'document.execCommand = () => { throw new Error("no") }'],
    ['a setSelectionRange that throws', 'f.setSelectionRange = () => { throw new Error("no") }'],
    ['a field that it removes', 'f.remove()'],
    ['a value that it keeps', 'Object.defineProperty(f, "value", { get: () => "kept" })'],
  ]
  test.each(broken)('by %s loses no scan, and the status says so', async (_, act) => {
    await till.trial(async () => {
      await till.show(`<input id="f" value="ABCD">${onThirdDigit(act)}`)
      await till.select(2)
      await till.scan(`${w1}\r`, { gapMs: 8 })
      expect(await till.seen()).toMatchObject({ scans: [w1], refused: [], faults: [] })
      expect(await isTold()).toBe(true)
      await till.scan(`${w2}\r`, { gapMs: 8 })
      expect(await till.seen()).toMatchObject({ scans: [w1, w2], refused: [], faults: [] })
    })
  })

  test('and then no longer does clears the problem with the next scan', async () => {
    await till.trial(async () => {
      await till.show(
        `<input id="f" value="ABCD">${onThirdDigit('execute = document.execCommand; document.execCommand = undefined')}`,
      )
      await till.select(2)
      await till.scan(`${w1}\r`, { gapMs: 8 })
      expect(await isTold()).toBe(true)
      expect(await till.field()).toMatchObject({ value: 'ABCD', selection: [2, 2] })
      await till.page.evaluate('document.execCommand = execute')
      await till.scan(`${w2}\r`, { gapMs: 8 })
      expect((await till.seen()).statuses.at(-1)).toBe('open')
    })
  })
})
