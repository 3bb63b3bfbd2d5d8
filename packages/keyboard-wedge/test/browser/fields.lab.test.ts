import { sampled } from '../../../../lab/in-full.ts'
import { w1 } from './codes.ts'
import { describeTill } from './till-lab.ts'

const inShadow = (inner: string): string =>
  `<div><template shadowrootmode="open">${inner}</template></div>`

const paces = [1, 8, 30, 80].map((gapMs) => ({ gapMs }))

describeTill('what a scan was typed into', (till) => {
  // Case 23.
  describe.each(
    sampled([
      ['an input', '<input id="f" value="ABCD">'],
      ['a search field', '<input id="f" type="search" value="ABCD">'],
      ['a telephone field', '<input id="f" type="tel" value="ABCD">'],
      ['an address field', '<input id="f" type="url" value="ABCD">'],
      ['a textarea', '<textarea id="f">ABCD</textarea>'],
      ['a textarea of lines', '<textarea id="f">A\nC\n</textarea>'],
      ['an input in a shadow root', inShadow('<input id="f" value="ABCD">')],
      ['an input in two shadow roots', inShadow(inShadow('<input id="f" value="ABCD">'))],
      ['an input in a dialog', '<dialog open><input id="f" value="ABCD"></dialog>'],
      ['an input of limited length', '<input id="f" value="ABCD" maxlength="6">'],
      ['a full input', '<input id="f" value="ABCD" maxlength="4">'],
      ['a readonly input', '<input id="f" value="ABCD" readonly>'],
      ['rich text', '<div id="f" contenteditable>ABCD</div>'],
      ['rich text of several nodes', '<div id="f" contenteditable>A<b>BC</b>D</div>'],
      ['plain-text rich text', '<div id="f" contenteditable="plaintext-only">ABCD</div>'],
      ['rich text in a shadow root', inShadow('<div id="f" contenteditable>ABCD</div>')],
    ]),
  )('%s is as it was', (_, body) => {
    test.each(
      sampled([
        ['with the caret inside', 2, 2],
        ['with a selection', 1, 3],
        ['with all selected', 0, 4],
      ]),
    )('%s', async (__, from, to) => {
      await till.trial(async () => {
        await till.show(body)
        await till.select(from, to)
        const before = await till.field()
        await till.scan(`${w1}\r`)
        expect(await till.seen()).toMatchObject({ scans: [w1], refused: [], faults: [] })
        expect(await till.field()).toEqual(before)
      })
    })
  })

  test.each(sampled(paces))('at $gapMs ms a key is as it was', async ({ gapMs }) => {
    await till.trial(async () => {
      await till.show('<input id="f" value="ABCD">')
      await till.select(1, 3, 'backward')
      const before = await till.field()
      await till.scan(`${w1}\r`, { gapMs })
      expect(await till.seen()).toMatchObject({ scans: [w1], refused: [] })
      expect(await till.field()).toEqual(before)
    })
  })

  test('is as it was long before the end of the scan', async () => {
    await till.trial(async () => {
      const watch = `values = []
        addEventListener('keydown', () => values.push(document.querySelector('#f').value), true)`
      let restMs = Number.POSITIVE_INFINITY
      // After a rest the first keys may be a person's, so they stay in the field.
      while (restMs >= 55) {
        await till.show(`<script>${watch}</script><input id="f" value="ABCD">`)
        await till.select(2)
        await till.scan(`${w1}\r`, { gapMs: 30 })
        const { scans, refused, pressed } = await till.seen()
        expect([scans, refused]).toEqual([[w1], []])
        const at = pressed.slice(0, 6).map((one) => one.at)
        restMs = Math.max(...at.slice(1).map((ms, place) => ms - at[place]!))
      }
      const values: string[] = await till.page.evaluate('values')
      const leaked = ['AB1CD', 'AB13CD', 'AB134CD', 'AB134CD', 'AB134CD']
      expect(values).toEqual(['ABCD', ...leaked, ...values.slice(6).map(() => 'ABCD')])
    })
  })

  test('is as it was where the scanner stalls until its first keys are given back', async () => {
    await till.trial(async () => {
      await till.show('<input id="f" value="ABCD">')
      await till.select(1, 3)
      const keys = (text: string) => ['key', '--delay', '8', ...keycodes(text)]
      const stalling = [...keys(w1.slice(0, 5)), 'sleep', '0.18', ...keys(w1.slice(5)), '36']
      await till.arrive(19, () => till.lab.display.run('xdotool', stalling))
      const { scans, refused, inputs } = await till.seen()
      expect([scans, refused]).toEqual([[w1], []])
      expect(inputs.slice(0, 5)).toEqual(Array.from(w1.slice(0, 5), (one) => `insertText ${one}`))
      expect(await till.field()).toMatchObject({ value: 'ABCD', selection: [1, 3] })
    })
  })

  test('in two fields, one after the other, is as it was in both', async () => {
    await till.trial(async () => {
      const move = `oninput = ({ target, isTrusted }) => {
        if (!target.matches('#g') || !isTrusted || target.value === '12') return
        f.focus()
        f.setSelectionRange(2, 2)
      }`
      await till.show(
        `<input id="g" type="number" value="12"><input id="f" value="ABCD"><script>${move}</script>`,
      )
      await till.page.focus('#g')
      await till.scan(`${w1}\r`, { gapMs: 8 })
      const { scans, refused, inputs } = await till.seen()
      expect([scans, refused]).toEqual([[w1], []])
      const edits = inputs.filter((one) => !/^insertText \d$/.test(one))
      // The scan is removed from its field, and no other field changes.
      expect(edits).toEqual(['deleteContentBackward null', 'deleteContentBackward null'])
      expect(await till.page.inputValue('#g')).toBe('12')
      expect(await till.page.inputValue('#f')).toBe('ABCD')
      expect(await till.field()).toMatchObject({ name: 'g' })
    })
  })

  test('with a selection in rich text keeps the nodes around it', async () => {
    await till.trial(async () => {
      await till.show('<div id="f" contenteditable><p>A<b id="b">B</b></p><p>CDE</p></div>')
      await till.select(3, 4)
      await till.page.evaluate('kept = document.querySelector("#b")')
      const before = await till.field()
      await till.scan(`${w1}\r`, { gapMs: 8 })
      expect(await till.seen()).toMatchObject({ scans: [w1], faults: [] })
      expect(await till.field()).toEqual(before)
      expect(await till.page.evaluate('kept.isConnected')).toBe(true)
    })
  })
})

const digits = [19, 10, 11, 12, 13, 14, 15, 16, 17, 18]
const keycodes = (text: string): string[] =>
  Array.from(text, (digit) => String(digits[Number(digit)]))
