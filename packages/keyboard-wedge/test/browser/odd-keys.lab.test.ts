import { sampled } from '../../../../lab/in-full.ts'
import { w1, w2 } from './codes.ts'
import { describeTill } from './till-lab.ts'

// X keycodes. Escape's keycode, 9, would be read as the name of the digit 9.
const [escape, f12, openFile] = ['Escape', 96, '37+32']
const digits = [19, 10, 11, 12, 13, 14, 15, 16, 17, 18]
const keycodes = (text: string): number[] => Array.from(text, (digit) => digits[Number(digit)]!)

describeTill('keys that no scanner should press', (till) => {
  // Case 41.
  test.each(
    sampled([
      ['Escape', escape],
      ['F12', f12],
      ['o', openFile],
    ]),
  )('in the middle of a scan refuse it, and do nothing: %s', async (name, keycode) => {
    await till.trial(async () => {
      await till.show('<dialog id="d"><input id="f" value="ABCD"></dialog>')
      await till.page.evaluate(() => document.querySelector('dialog')!.showModal())
      await till.select(2)
      await till.press([...keycodes(w1.slice(0, 9)), keycode, ...keycodes(w1.slice(9)), 36], 4)
      const { pressed, ...seen } = await till.seen()
      expect(seen).toMatchObject({ scans: [], refused: ['control-key'], faults: [] })
      expect(pressed.find(({ key }) => key === name)).toMatchObject({ isPrevented: true })
      expect(await till.field()).toMatchObject({ name: 'f', value: 'ABCD', selection: [2, 2] })
      expect(await till.page.locator('dialog[open]').count()).toBe(1)
      await till.scan(`${w2}\r`)
      expect(await till.seen()).toMatchObject({ scans: [w2] })
    })
  })

  // Case 40.
  test('that a script made are refused, and reach the page', async () => {
    await till.show('<input id="f"><button id="g">g</button>')
    await till.select()
    const passed = await till.page.evaluate(
      (code) =>
        [...code, 'Enter'].map((key) => {
          const init = {
            key,
            code: key === 'Enter' ? key : `Digit${key}`,
            bubbles: true,
            cancelable: true,
          }
          return document.activeElement!.dispatchEvent(new KeyboardEvent('keydown', init))
        }),
      w1,
    )
    const { scans, refused, heard } = await till.seen()
    expect(scans).toEqual([])
    expect(refused).toEqual(['untrusted-input'])
    expect(passed).toEqual(passed.map(() => true))
    expect(heard).toHaveLength(19)
  })

  test('that a script made are scans where the page says so', async () => {
    await till.show('<script>tillOptions = { trust: "any" }</script>')
    await till.page.evaluate((code) => {
      for (const key of [...code, 'Enter']) dispatchEvent(new KeyboardEvent('keydown', { key }))
    }, w1)
    const seen = await till.seen(({ scans }) => scans.length > 0)
    expect(seen).toMatchObject({ scans: [w1], refused: [], faults: [] })
  })

  // Case 26: as a browser's autofill makes them.
  test('that say nothing at all are no fault', async () => {
    await till.trial(async () => {
      await till.show('<input id="f">')
      await till.select()
      await till.page.evaluate(() => {
        for (const type of [
          'keydown',
          'keyup',
          'input',
          'beforeinput',
          'paste',
          'compositionend',
        ]) {
          document.activeElement!.dispatchEvent(
            new Event(type, { bubbles: true, cancelable: true }),
          )
          dispatchEvent(new Event(type))
          document.dispatchEvent(new Event(type))
        }
      })
      await till.scan(`${w1}\r`)
      expect(await till.seen()).toMatchObject({ scans: [w1], faults: [] })
    })
  })

  // Cases 37 to 39, as near as a debugger comes to Android's keyboards.
  describe("of a phone's keyboard, which come as text", () => {
    const typeText = async (text: string, hasKeys: (place: number) => boolean): Promise<void> => {
      const session = await till.page.context().newCDPSession(till.page)
      const unknown = { key: 'Unidentified', code: '', windowsVirtualKeyCode: 229 }
      for (const [place, character] of Array.from(text).entries()) {
        if (hasKeys(place)) {
          await session.send('Input.dispatchKeyEvent', { type: 'rawKeyDown', ...unknown })
        }
        await session.send('Input.insertText', { text: character })
      }
      const enter = { key: 'Enter', code: 'Enter', windowsVirtualKeyCode: 13, text: '\r' }
      if (!text.endsWith('\n'))
        await session.send('Input.dispatchKeyEvent', { type: 'keyDown', ...enter })
      await session.detach()
    }

    test.each(
      sampled([
        ['with keys that do not say which', 'input', w1, () => true],
        ['without keys', 'input', w1, () => false],
        ['with keys that do not say which', 'textarea', w1, () => true],
        ['with an Enter that does not say so', 'textarea', `${w1}\n`, () => true],
      ]),
    )('%s are a scan, in an %s', async (_, tag, text, hasKeys) => {
      await till.trial(async () => {
        await till.show(`<form><${tag} id="f"></${tag}><button id="go">go</button></form>`)
        await till.select()
        await typeText(text, hasKeys)
        await till.seen(({ scans }) => scans.length > 0)
        expect(await till.seen()).toMatchObject({ scans: [w1], refused: [], submits: 0 })
        expect(await till.field()).toMatchObject({ value: '' })
      })
    })

    test('all at once are refused, since they look the same as a paste', async () => {
      await till.show('<input id="f">')
      await till.select()
      const session = await till.page.context().newCDPSession(till.page)
      await session.send('Input.insertText', { text: w1 })
      expect(await till.seen()).toMatchObject({ scans: [], refused: ['untrusted-input'] })
    })

    test('in a composition are a scan, and leave the field as it was', async () => {
      await till.trial(async () => {
        await till.show('<input id="f" value="ABCD">')
        await till.select(2)
        const session = await till.page.context().newCDPSession(till.page)
        for (const place of w1.split('').keys()) {
          const text = w1.slice(0, place + 1)
          const end = place + 1
          await session.send('Input.imeSetComposition', {
            text,
            selectionStart: end,
            selectionEnd: end,
          })
        }
        await session.send('Input.insertText', { text: w1 })
        await till.rest()
        expect(await till.seen()).toMatchObject({ scans: [w1], faults: [] })
        expect(await till.field()).toMatchObject({ value: 'ABCD', selection: [2, 2] })
      })
    })
  })
})
