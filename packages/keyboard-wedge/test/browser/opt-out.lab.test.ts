import { sampled } from '../../../../lab/in-full.ts'
import { w1, w2 } from './codes.ts'
import { describeTill } from './till-lab.ts'

describeTill('a field for secrets', (till) => {
  test.each(
    sampled([
      ['a password', '<input id="f" type="password">'],
      ['a new password', '<input id="f" autocomplete="section-a new-password">'],
      ['a one-time code', '<input id="f" inputmode="numeric" autocomplete="one-time-code">'],
      ["a card's check digits", '<input id="f" autocomplete="CC-CSC">'],
      ['a PIN that is shown as dots', '<input id="f" style="-webkit-text-security: disc">'],
      ['what the page keeps for itself', '<div data-paycode-ignore><p><input id="f"></p></div>'],
      ['a field that says so itself', '<input id="f" data-paycode-ignore="">'],
      [
        'rich text that says so',
        '<div data-paycode-ignore><div id="f" contenteditable></div></div>',
      ],
      [
        'a password in a shadow root',
        '<div><template shadowrootmode="open"><input id="f" type="password"></template></div>',
      ],
      [
        'a field in a closed shadow root of what the page keeps for itself',
        `<div id="f" tabindex="0" data-paycode-ignore></div><script>
        const host = document.querySelector('#f')
        const root = host.attachShadow({ mode: 'closed' })
        root.innerHTML = '<input>'
        host.focus = () => root.firstChild.focus()
        Object.defineProperty(host, 'value', { get: () => root.firstChild.value })
      </script>`,
      ],
      [
        'a field in the shadow root of what the page keeps for itself',
        '<div data-paycode-ignore><template shadowrootmode="open"><input id="f"></template></div>',
      ],
    ]),
  )('is not read, and loses nothing: %s', async (_, field) => {
    await till.trial(async () => {
      await till.show(`<form>${field}<button id="go">go</button></form>`)
      await till.select()
      await till.scan(`${w1}\t`)
      const { scans, refused, heard, faults } = await till.seen(
        ({ heard: all }) => all.length === 38,
      )
      expect([scans, refused, faults]).toEqual([[], [], []])
      expect(heard).toHaveLength(38)
      const { name } = await till.field()
      expect(name).not.toBe('f')
      await till.select()
      const { value, html } = await till.field()
      expect(value ?? html).toBe(w1)
    })
  })

  test('is left by Enter as the page likes it', async () => {
    await till.trial(async () => {
      await till.show('<form><input id="f" type="password"><button id="go">go</button></form>')
      await till.select()
      await till.scan(`${w1}\r`)
      expect(await till.seen()).toMatchObject({ scans: [], submits: 1 })
    })
  })

  test('ends a scan that runs into it, and what came before is taken out', async () => {
    await till.trial(async () => {
      const move = 'if (event.key === "4") document.querySelector("#f").focus()'
      await till.show(`<input id="g" value="AB" onkeydown='${move}'><input id="f" type="password">`)
      await till.page.focus('#g')
      await till.scan(`${w1}\r`, { gapMs: 4 })
      await till.rest()
      expect(await till.seen()).toMatchObject({ scans: [], faults: [] })
      expect(await till.page.inputValue('#f')).toBe(w1.slice(2))
    })
  })

  // Else what came before and after it would be one scan, without what went into it.
  test('parts the scan that it is in the middle of', async () => {
    await till.trial(async () => {
      const visit = `let keys = 0
        addEventListener('keyup', () => {
          keys += 1
          if (keys === 9) document.querySelector('#f').focus()
          if (keys === 10) document.querySelector('#g').focus()
        }, true)`
      await till.show(
        `<script>${visit}</script><input id="g" value="AB"><input id="f" type="password">`,
      )
      await till.page.focus('#g')
      await till.scan(`${w1}\r`, { gapMs: 8 })
      await till.rest()
      expect(await till.seen()).toMatchObject({
        ...{ scans: [], refused: ['incomplete', 'wrong-length'], faults: [] },
      })
      expect(await till.page.inputValue('#f')).toBe(w1.charAt(9))
      expect(await till.page.inputValue('#g')).toBe('AB')
    })
  })

  test('keeps nothing from the fields beside it', async () => {
    await till.trial(async () => {
      await till.show('<input id="f" type="password"><input id="g">')
      await till.select()
      await till.scan('4711')
      await till.page.focus('#g')
      await till.scan(`${w2}\r`)
      expect(await till.seen()).toMatchObject({ scans: [w2], refused: [] })
      expect(await till.page.inputValue('#g')).toBe('')
      expect(await till.page.inputValue('#f')).toBe('4711')
    })
  })
})
