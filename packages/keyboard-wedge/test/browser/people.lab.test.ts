import { sampled } from '../../../../lab/in-full.ts'
import { w1 } from './codes.ts'
import { handKeys, type HandPace } from './hand-keys.ts'
import { describeTill } from './till-lab.ts'

const field = '<input id="f">'
const form = '<form><input id="f"><input id="next"><button id="go">go</button></form>'

// X keycodes.
const [backspace, left, home, deleteKey] = [22, 113, 110, 119]
// Escape's keycode, 9, would be read as the name of the digit 9.
const escape = 'Escape'
const [selectAll, copy, paste, cut] = ['37+38', '37+54', '37+55', '37+53']
const [tab, enter, space] = [23, 36, 65]

describeTill('a person', (till) => {
  const type = (text: string, pace: HandPace): Promise<void> =>
    till.arrive(text.length, () => till.lab.display.run('xdotool', handKeys(text, pace)))

  const typings: [string, HandPace][] = [
    ['leisurely', { gapMs: 200, holdMs: 90 }],
    ['two lattes to go', { gapMs: 120, holdMs: 80 }],
    ['4711', { gapMs: 120, holdMs: 80 }],
    ['13800138000', { gapMs: 120, holdMs: 80 }],
    // Fast typists press the next key before they release the last.
    ['two lattes to go', { gapMs: 65, holdMs: 75 }],
    ['0123456789', { gapMs: 65, holdMs: 75 }],
    ['13800138000', { gapMs: 65, holdMs: 75 }],
  ]
  test.each(sampled(typings))(
    'who types "%s" (%j) has it in the field, nothing of it late',
    async (text, pace) => {
      await till.trial(async () => {
        await till.show(field)
        await till.select()
        await type(text, pace)
        // Without a rest: a delayed key would not be there yet.
        expect(await till.field()).toMatchObject({ value: text })
        const { heard, scans, refused, faults, pressed } = await till.seen()
        expect([scans, refused, faults]).toEqual([[], [], []])
        expect(pressed.filter(({ isPrevented }) => isPrevented)).toEqual([])
        expect(heard.filter((one) => one.startsWith('down'))).toHaveLength(text.length)
      })
    },
  )

  const rolls: [string, HandPace][] = [
    ['as', { gapMs: 15, holdMs: 60 }],
    ['the', { gapMs: 30, holdMs: 70 }],
    ['were', { gapMs: 25, holdMs: 80 }],
    ['1234', { gapMs: 30, holdMs: 80 }],
    ['12345', { gapMs: 12, holdMs: 30 }],
    // Case 10: a finger that slides over the row of digits.
    ['1234567890', { gapMs: 12, holdMs: 40 }],
  ]
  test.each(sampled(rolls))('who rolls over %s has it in the field', async (text, pace) => {
    await till.trial(async () => {
      await till.show(field)
      await till.select()
      await type(text, pace)
      await till.rest()
      expect(await till.seen()).toMatchObject({ scans: [], faults: [] })
      expect(await till.field()).toMatchObject({
        value: text,
        selection: [text.length, text.length],
      })
    })
  })

  test('who rolls over four digits has the last as soon as no more come', async () => {
    await till.trial(async () => {
      await till.show(field)
      await till.select()
      await till.page.evaluate(() => {
        addEventListener('input', () => Object.assign(globalThis, { lastAt: performance.now() }))
      })
      await till.scan('1234', { gapMs: 8 })
      const { pressed } = await till.seen(({ inputs }) => inputs.length === 4)
      expect(await till.field()).toMatchObject({ value: '1234' })
      // The wedge gives the key back by pressing it once more.
      expect(pressed.map(({ isPrevented }) => isPrevented)).toEqual([
        ...[false, false, false, true],
        false,
      ])
      const lagMs = Number(await till.page.evaluate('lastAt')) - pressed[3]!.at
      expect(lagMs).toBeLessThan(200)
    })
  })

  // Enough keys that the first three, which were in the field, were taken out of it again.
  test('who slides over eight digits has each of them once, and so has the page', async () => {
    await till.trial(async () => {
      await till.show(field)
      await till.select()
      await type('12345678', { gapMs: 12, holdMs: 40 })
      await till.rest()
      const { heard, scans } = await till.seen()
      expect(scans).toEqual([])
      expect(heard.filter((one) => one.startsWith('down'))).toEqual(
        Array.from('12345678', (digit) => `down ${digit}`),
      )
      expect(heard).toHaveLength(16)
      expect(await till.field()).toMatchObject({ value: '12345678', selection: [8, 8] })
    })
  })

  test('who rolls over digits and presses Enter submits the form with them', async () => {
    await till.trial(async () => {
      await till.show(form)
      await till.select()
      await type('1234', { gapMs: 30, holdMs: 80 })
      await till.press([enter])
      expect(await till.seen()).toMatchObject({ scans: [], submits: 1 })
      expect(await till.field()).toMatchObject({ value: '1234' })
    })
  })

  test('what is given back goes into no field that has lost the focus', async () => {
    await till.trial(async () => {
      await till.show('<input id="f" value="AB">')
      await till.select()
      await till.page.evaluate('document.activeElement.blur()')
      await till.scan('1345', { gapMs: 4 })
      await till.rest()
      expect(await till.page.inputValue('#f')).toBe('AB')
      expect((await till.seen()).scans).toEqual([])
    })
  })

  test('who takes back the last of a roll has the rest', async () => {
    await till.trial(async () => {
      await till.show(field)
      await till.select()
      await till.lab.keys.scan('1234', { gapMs: 20 })
      await till.press([backspace])
      await till.rest()
      expect(await till.field()).toMatchObject({ value: '123' })
    })
  })

  test('who rolls over digits and copies has them in the clipboard, and no letter in the field', async () => {
    await till.trial(async () => {
      await till.show(field)
      await till.select()
      await till.scan('1234', { gapMs: 20 })
      await till.press([selectAll, copy, deleteKey, paste, paste], 120)
      await till.rest()
      expect(await till.field()).toMatchObject({ value: '12341234' })
    })
  })

  test.each(sampled([1, 8, 30]))(
    'whose scanner reads a short number at %s ms a key has it typed as by a keyboard',
    async (gapMs) => {
      await till.trial(async () => {
        await till.show(form)
        await till.select()
        await till.scan('04711\r', { gapMs })
        expect(await till.seen()).toMatchObject({ scans: [], refused: [], submits: 1, faults: [] })
        expect(await till.field()).toMatchObject({ name: 'f', value: '04711' })
        const { heard } = await till.seen(({ heard: all }) => all.length === 12)
        const keys = ['0', '4', '7', '1', '1', 'Enter']
        expect(heard).toEqual(keys.flatMap((key) => [`down ${key}`, `up ${key}`]))
      })
    },
  )

  test('who edits does so undisturbed', async () => {
    await till.trial(async () => {
      await till.show(field)
      await till.select()
      await type('teh', { gapMs: 100, holdMs: 60 })
      await till.press([backspace, backspace], 100)
      await type('he', { gapMs: 100, holdMs: 60 })
      await till.press([selectAll, copy, home, paste, left, deleteKey], 100)
      await till.rest()
      expect(await till.field()).toMatchObject({ value: 'ththe', selection: [2, 2] })
    })
  })

  test('who cuts and pastes has it once', async () => {
    await till.trial(async () => {
      await till.show('<input id="f" value="ABCD">')
      await till.select(1, 3)
      await till.press([cut, paste, paste], 100)
      expect(await till.field()).toMatchObject({ value: 'ABCBCD' })
    })
  })

  test('who walks with Tab, and presses Enter and Space, gets there', async () => {
    await till.trial(async () => {
      await till.show(form)
      await till.select()
      await till.press([tab, tab], 100)
      expect(await till.field()).toMatchObject({ name: 'go' })
      await till.press([enter, space], 100)
      expect(await till.seen()).toMatchObject({ clicks: ['go', 'go'], submits: 2 })
    })
  })

  test('who presses Enter a moment after a scan presses it', async () => {
    await till.trial(async () => {
      await till.show('<button id="f">f</button>')
      await till.select()
      await till.scan(`${w1}\r`)
      await till.rest(100)
      await till.press([enter])
      expect(await till.seen()).toMatchObject({ scans: [w1], clicks: ['f'] })
    })
  })

  /** A 7 by hand, a rest of 30 ms, and a scan at 8 ms a key. If a busy display shortened the rest, the trial is disturbed. */
  const keyThenScan = async (): Promise<void> => {
    const hand = handKeys('7', { gapMs: 0, holdMs: 70 })
    const scan = ['sleep', '0.03', 'key', '--delay', '8', ...keycodes(w1), '36']
    await till.arrive(20, () => till.lab.display.run('xdotool', [...hand, ...scan]), 8)
    const [seven, first] = (await till.seen()).pressed.slice(-20)
    if (first!.at - seven!.at < 90) till.disturb()
  }

  // Case 12, and with a selection that the key replaced.
  test.each([
    [4, 4, 'ABCD7', 5],
    [0, 4, '7', 1],
  ])(
    'who types a key just before a scan (at %s to %s) has it in the field',
    async (from, to, value, at) => {
      await till.trial(async () => {
        await till.show('<input id="f" value="ABCD">')
        await till.select(from, to)
        await keyThenScan()
        expect(await till.seen()).toMatchObject({ scans: [w1], refused: [] })
        expect(await till.field()).toMatchObject({ value, selection: [at, at] })
      })
    },
  )

  test('who types an amount just before a scan has it in the field', async () => {
    await till.trial(async () => {
      await till.show('<input id="f" value="AB">')
      await till.select(2)
      const hand = handKeys('12800', { gapMs: 110, holdMs: 80 })
      const scan = ['sleep', '0.13', 'key', '--delay', '8', ...keycodes(w1), '36']
      await till.arrive(24, () => till.lab.display.run('xdotool', [...hand, ...scan]))
      expect(await till.seen()).toMatchObject({ scans: [w1], refused: [] })
      expect(await till.field()).toMatchObject({ value: 'AB12800', selection: [7, 7] })
    })
  })

  test('who types a key before a scan sees it all the time', async () => {
    await till.trial(async () => {
      const watch = `values = []
        for (const type of ['keydown', 'keyup', 'input'])
          addEventListener(type, () => values.push(document.querySelector('#f').value), true)`
      await till.show(`<script>${watch}</script><input id="f" value="ABCD">`)
      await till.select(4)
      await keyThenScan()
      expect(await till.seen()).toMatchObject({ scans: [w1], refused: [] })
      const values: string[] = await till.page.evaluate('values')
      expect(
        values.slice(values.indexOf('ABCD7')).filter((one) => !one.startsWith('ABCD7')),
      ).toEqual([])
      expect(await till.field()).toMatchObject({ value: 'ABCD7' })
    })
  })

  // Case 9.
  test('who types a whole code off a screen has it in the field, and sees why it is no scan', async () => {
    await till.trial(async () => {
      await till.show(form)
      await till.select()
      await type(w1, { gapMs: 190, holdMs: 80 })
      await till.press([enter])
      expect(await till.seen()).toMatchObject({ scans: [], refused: ['typed-by-hand'], submits: 1 })
      expect(await till.field()).toMatchObject({ value: w1 })
    })
  })

  test('who presses F8 right behind a scan without a suffix is heard, once', async () => {
    await till.trial(async () => {
      await till.show(field)
      await till.select()
      const scan = Array.from(w1, (digit) => String(digits[Number(digit)]))
      const strokes = scan.flatMap((key) => ['key', '--delay', '4', key, 'sleep', '0.004'])
      const finger = [
        'keydown',
        '--delay',
        '0',
        '74',
        'sleep',
        '0.09',
        'keyup',
        '--delay',
        '0',
        '74',
      ]
      await till.arrive(w1.length + 1, () =>
        till.lab.display.run('xdotool', [...strokes, ...finger]),
      )
      const { heard, faults } = await till.seen(({ scans }) => scans.length === 1)
      await till.rest()
      expect(faults).toEqual([])
      expect(heard.filter((one) => one === 'down F8')).toHaveLength(1)
      expect((await till.seen()).heard.filter((one) => one === 'up F8')).toHaveLength(1)
      expect(await till.field()).toMatchObject({ value: '' })
    })
  })

  test('who presses Escape closes the dialog', async () => {
    await till.trial(async () => {
      await till.show('<dialog><input id="f"></dialog>')
      await till.page.evaluate(() => document.querySelector('dialog')!.showModal())
      await till.select()
      await type('tea', { gapMs: 100, holdMs: 60 })
      await till.press([escape])
      await till.page.waitForFunction(() => !document.querySelector('dialog')!.open)
      expect(await till.seen()).toMatchObject({ scans: [], refused: [], faults: [] })
    })
  })
})

const digits = [19, 10, 11, 12, 13, 14, 15, 16, 17, 18]
const keycodes = (text: string): string[] =>
  Array.from(text, (digit) => String(digits[Number(digit)]))
