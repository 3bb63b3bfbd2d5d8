import { sampled } from '../../../../lab/in-full.ts'
import { w1 } from './codes.ts'
import { describeTill } from './till-lab.ts'

describeTill('a scan into a field of another kind', (till) => {
  async function scanInto(body: string, from = 0, to = from, gapMs = 8): Promise<void> {
    await till.show(body)
    await till.select(from, to)
    await till.scan(`${w1}\r`, { gapMs })
    expect(await till.seen()).toMatchObject({ scans: [w1], refused: [], faults: [], submits: 0 })
  }

  test.each(
    sampled([
      ['number', '12'],
      ['number', ''],
      ['number', '-0.50'],
      ['email', 'a@b.example'],
      ['email', ''],
      ['date', '2026-11-22'],
      ['date', ''],
      ['time', '07:30'],
      ['datetime-local', ''],
      ['month', '2026-11'],
      ['range', '50'],
      ['color', '#123456'],
    ]),
  )('of the type %s, value "%s", leaves it as it was', async (type, value) => {
    await till.trial(async () => {
      await scanInto(`<input id="f" type="${type}" value="${value}">`)
      expect(await till.field()).toMatchObject({ name: 'f', value })
      const isUnfinished = await till.page.evaluate(
        () => document.querySelector<HTMLInputElement>('#f')!.validity.badInput,
      )
      expect(isUnfinished).toBe(false)
    })
  })

  test('that is a number leaves the caret where it was', async () => {
    await till.trial(async () => {
      await till.show('<input id="f" type="number" value="12">')
      await till.select()
      await till.press([xEnd, xLeft], 20)
      await till.scan(`${w1}\r`)
      await till.scan('7')
      expect(await till.field()).toMatchObject({ value: '172' })
    })
  })

  // The value of a number field shows neither a point at its end nor an unfinished `1e2`.
  test.each(
    sampled([
      ['12.', '5', '12.5'],
      ['1e', '2', '1e2'],
      ['-', '3', '-3'],
    ]),
  )('that holds the unfinished number %s leaves what was typed', async (head, rest, value) => {
    await till.trial(async () => {
      await till.show('<input id="f" type="number" step="any">')
      await till.select()
      await till.scan(head, { gapMs: 150 })
      await till.rest()
      await till.scan(`${w1}\r`)
      await till.scan(rest)
      expect(await till.seen()).toMatchObject({ scans: [w1], faults: [] })
      expect(await till.field()).toMatchObject({ value })
    })
  })

  test.each([1, 80])('that is a select leaves the choice, at %s ms a key', async (gapMs) => {
    await till.trial(async () => {
      const options = '<option>cash<option>1 kg<option>13 kg<option>134 kg<option>card'
      await scanInto(`<select id="f">${options}</select>`, 0, 0, gapMs)
      expect(await till.field()).toMatchObject({ name: 'f', value: 'cash' })
    })
  })

  test('that is a radio button or a box leaves the choice', async () => {
    await till.trial(async () => {
      const radios =
        '<input type="radio" name="r" id="f" checked><input type="radio" name="r" id="g">'
      await scanInto(`${radios}<input type="checkbox">`)
      expect(await till.field()).toMatchObject({ name: 'f' })
      expect(await till.page.locator(':checked').count()).toBe(1)
    })
  })

  test('that is disabled goes nowhere', async () => {
    await till.trial(async () => {
      await scanInto('<input id="f" value="ABCD" disabled>')
      expect(await till.field()).toMatchObject({ name: 'body' })
      expect(await till.page.inputValue('#f')).toBe('ABCD')
    })
  })

  test('that does not exist: nothing has the focus', async () => {
    await till.trial(async () => {
      await till.show('<input id="f" value="ABCD">')
      await till.scan(`${w1}\r`)
      expect(await till.seen()).toMatchObject({ scans: [w1], inputs: [], faults: [] })
      expect(await till.field()).toMatchObject({ name: 'body' })
      expect(await till.page.inputValue('#f')).toBe('ABCD')
    })
  })

  test('that the page focuses only in the middle of it leaves it as it was', async () => {
    await till.trial(async () => {
      const focus = 'onkeydown = () => document.querySelector("#f").focus()'
      await till.show(`<input id="f" value="ABCD"><script>${focus}</script>`)
      await till.scan(`${w1}\r`, { gapMs: 80 })
      expect(await till.seen()).toMatchObject({ scans: [w1] })
      expect(await till.page.inputValue('#f')).toBe('ABCD')
      expect(await till.field()).toMatchObject({ name: 'body' })
    })
  })

  const oneTimeFields = Array.from({ length: 6 }, (_, place) => `<input id="i${place}" size="1">`)
  test.each(
    sampled([
      ['when it is full', 'if (f.value.length === 1) f.nextElementSibling?.focus()'],
      ['whenever it changes', 'f.nextElementSibling?.focus()'],
      [
        'and back when it is empty',
        '(f.value ? f.nextElementSibling : f.previousElementSibling)?.focus()',
      ],
    ]),
  )('of a group whose page moves the focus on %s leaves all empty', async (_, move) => {
    await till.trial(async () => {
      const script = `oninput = ({ target: f }) => { ${move} }`
      await till.show(`<p>${oneTimeFields.join('')}</p><script>${script}</script>`)
      await till.page.focus('#i1')
      await till.scan(`${w1}\r`)
      expect(await till.seen()).toMatchObject({ scans: [w1], faults: [] })
      const values = await till.page
        .locator('input')
        .evaluateAll((all) => all.map((one) => (one as HTMLInputElement).value).join('|'))
      expect(values).toBe('|||||')
      expect(await till.field()).toMatchObject({ name: 'i1' })
    })
  })

  test.each(
    sampled([
      [
        'in groups of three',
        'f.value = f.value.replace(/ /g, "").replace(/(.{3})(?=.)/g, "$1 ")',
        '12',
      ],
      [
        'in capitals with a dash',
        'f.value = f.value.replace(/-/g, "").toUpperCase().replace(/^../, "$&-")',
        'AB-C',
      ],
      ['as money', 'f.value = (Number(f.value.replace(/[^0-9]/g, "")) / 100).toFixed(2)', '12.34'],
      ['to its first four', 'f.value = f.value.slice(0, 4)', 'ABCD'],
    ]),
  )('that its page rewrites %s leaves the value', async (_, rewrite, value) => {
    await till.trial(async () => {
      const script = `oninput = ({ target: f }) => { ${rewrite} }`
      await till.show(`<input id="f" value="${value}"><script>${script}</script>`)
      await till.select(value.length)
      const before = await till.field()
      await till.scan(`${w1}\r`)
      expect(await till.seen()).toMatchObject({ scans: [w1], faults: [] })
      expect(await till.field()).toEqual(before)
    })
  })

  // An edit by a script goes into the browser's undo history, so the first undo reverts the wedge's own edit.
  test('can be undone step by step, down to what the person had typed and before it', async () => {
    await till.trial(async () => {
      await till.show('<input id="f">')
      await till.select()
      await till.scan('tea', { gapMs: 150 })
      await till.rest()
      await till.scan(`${w1}\r`)
      expect(await till.field()).toMatchObject({ value: 'tea', selection: [3, 3] })
      const steps: (string | undefined)[] = []
      for (let step = 0; step < 5; step += 1) {
        await till.press([xUndo])
        const { value } = await till.field()
        steps.push(value)
      }
      expect(steps).toEqual(['tea134', '', '', '', ''])
    })
  })
})

const [xEnd, xLeft, xUndo] = [115, 113, '37+52']
