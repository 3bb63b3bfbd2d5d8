import { sampled } from '../../../../lab/in-full.ts'
import { xKeycodes } from '../../../../lab/x-keys.ts'
import { ean, w1, w4 } from './codes.ts'
import { describeTill } from './till-lab.ts'

const fields = [
  ['an input', '<input id="f" value="ABCD">'],
  ['a number', '<input id="f" type="number" value="1234">'],
  ['rich text', '<div id="f" contenteditable>AB<b>CD</b></div>'],
  ['a textarea', '<textarea id="f">ABCD</textarea>'],
] as const

const cleanly = { scans: [w1], refused: [], faults: [], isAsBefore: true }

describeTill('a scanner on a keyboard', (till) => {
  /** What becomes of a scan into a field, and whether that is as it was. */
  async function readInto(body: string, scan: () => Promise<void>): Promise<unknown> {
    let outcome: unknown
    await till.trial(async () => {
      await till.show(body)
      await till.select(2)
      const before = JSON.stringify(await till.field())
      await scan()
      const { scans, refused, faults } = await till.seen((seen) => seen.scans.length > 0)
      const isAsBefore = JSON.stringify(await till.field()) === before
      outcome = { scans, refused, faults, isAsBefore }
      expect(outcome).toEqual(cleanly)
    })
    return outcome
  }

  // Case 31.
  describe('with the French layout', () => {
    beforeAll(() => till.lab.keys.layout('fr'))
    afterAll(() => till.lab.keys.layout('us'))
    test.each(sampled(fields))('is read into %s', async (_, body) => {
      expect(await readInto(body, () => till.scan(`${w1}\r`))).toEqual(cleanly)
    })
    describe('and CapsLock', () => {
      beforeAll(() => till.lab.keys.toggle('Caps_Lock'))
      afterAll(() => till.lab.keys.toggle('Caps_Lock'))
      test('is read', async () => {
        expect(await readInto(fields[0][1], () => till.scan(`${w1}\r`))).toEqual(cleanly)
      })
    })
    // Case 32: a scanner that is set to France shifts its digits.
    test('is read where it shifts its digits', async () => {
      expect(
        await readInto(fields[0][1], () =>
          till.press([...Array.from(w1, (digit) => `50+${digitKeycodes[Number(digit)]}`), 36], 8),
        ),
      ).toEqual(cleanly)
    })
    test('leaves to a person what the layout types', async () => {
      await till.trial(async () => {
        await till.show('<input id="f">')
        await till.select()
        await till.scan('1234q', { gapMs: 120 })
        expect(await till.field()).toMatchObject({ value: '&é"\'a' })
      })
    })
  })

  // Case 28.
  describe('with keypad keys', () => {
    beforeAll(() => till.lab.keys.toggle('Num_Lock'))
    afterAll(() => till.lab.keys.toggle('Num_Lock'))
    test.each(sampled(fields))('is read into %s', async (_, body) => {
      expect(await readInto(body, () => till.scan(`${w1}\r`, { keypad: true }))).toEqual(cleanly)
    })
    test('is read to the Enter of the keypad, which clicks nothing', async () => {
      await till.trial(async () => {
        await till.show('<button id="f">f</button>')
        await till.select()
        await till.press([
          ...Array.from(w1, (digit) => xKeycodes.keypad[Number(digit)]!),
          xKeycodes.keypadEnter,
        ])
        expect(await till.seen()).toMatchObject({ scans: [w1], clicks: [] })
      })
    })
  })

  describe('with keypad keys and NumLock off', () => {
    test.each(sampled(fields.filter(([name]) => name !== 'a number')))(
      'is read into %s',
      async (_, body) => {
        expect(await readInto(body, () => till.scan(`${w1}\r`, { keypad: true }))).toEqual(cleanly)
      },
    )
    test('is reported', async () => {
      await till.trial(async () => {
        await till.show('')
        await till.scan(`${w1}\r`, { keypad: true })
        expect((await till.seen()).statuses.at(-1)).toBe('open num-lock-off')
      })
    })
    test.each([
      [
        'a choice',
        '<select id="f"><option>0<option>a<option selected>b<option>c<option>d</select>',
      ],
      ['a range', '<input id="f" type="range" value="50">'],
    ])('leaves %s as it was, which such keys change', async (_, body) => {
      expect(await readInto(body, () => till.scan(`${w1}\r`, { keypad: true }))).toEqual(cleanly)
    })
    test('leaves a choice of radio buttons', async () => {
      await till.trial(async () => {
        const radio = '<input type="radio" name="r"'
        await till.show(`${radio}>${radio} id="f" checked>${radio}>`)
        await till.select()
        // Its third key is an arrow.
        await till.scan(`${w4}\r`, { keypad: true })
        expect(await till.seen()).toMatchObject({ scans: [w4], faults: [] })
        expect(await till.page.isChecked('#f')).toBe(true)
        expect(await till.field()).toMatchObject({ name: 'f' })
      })
    })
  })

  // Case 34.
  describe('with CapsLock', () => {
    test('pressed before and after a scan is read', async () => {
      expect(
        await readInto(fields[0][1], () =>
          till.press([66, ...Array.from(w1, (digit) => digitKeycodes[Number(digit)]!), 36, 66], 8),
        ),
      ).toEqual(cleanly)
    })
    test('at the end in place of Enter is read', async () => {
      try {
        expect(
          await readInto(fields[0][1], () =>
            till.press([...Array.from(w1, (digit) => digitKeycodes[Number(digit)]!), 66], 8),
          ),
        ).toEqual(cleanly)
      } finally {
        await till.lab.keys.toggle('Caps_Lock')
      }
    })
    describe('on', () => {
      beforeAll(() => till.lab.keys.toggle('Caps_Lock'))
      afterAll(() => till.lab.keys.toggle('Caps_Lock'))
      test('is read', async () => {
        expect(await readInto(fields[0][1], () => till.scan(`${w1}\r`))).toEqual(cleanly)
      })
    })
  })

  // Case 20.
  test.each([']Q1', ']C0'])('that sends the identifier %s is read without it', async (aim) => {
    expect(await readInto(fields[0][1], () => till.scan(`${aim}${w1}\r`))).toEqual(cleanly)
  })
  test('that sends STX and ETX is read without them', async () => {
    expect(await readInto(fields[0][1], () => till.scan(`\u0002${w1}\u0003\r`))).toEqual(cleanly)
  })
  test('reads a product as what it is', async () => {
    await till.trial(async () => {
      await till.show(fields[0][1])
      await till.select(1, 3)
      const before = await till.field()
      await till.scan(`]E0${ean}\r`)
      expect(await till.seen()).toMatchObject({ scans: [ean], refused: [] })
      expect(await till.field()).toEqual(before)
    })
  })
})

const digitKeycodes = [19, 10, 11, 12, 13, 14, 15, 16, 17, 18]
