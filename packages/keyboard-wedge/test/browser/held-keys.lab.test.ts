import { describeTill } from './till-lab.ts'

describeTill(
  'a person on a keyboard that repeats',
  (till) => {
    // Case 11.
    test('who holds a key has its repeats in the field, and no scan', async () => {
      await till.trial(async () => {
        await till.show('<form><input id="f"></form>')
        await till.select()
        await till.lab.keys.hold(one)
        await till.seen(({ pressed }) => pressed.length >= longerThanACode)
        await till.lab.keys.release(one)
        await till.press([enter])
        const { scans, submits, pressed, faults } = await till.seen()
        expect([scans, submits, faults]).toEqual([[], 1, []])
        expect(pressed.length).toBeGreaterThan(longerThanACode)
        expect(await till.field()).toMatchObject({ value: '1'.repeat(pressed.length - 1) })
      })
    })
  },
  { autoRepeat: true },
)

const longerThanACode = 22
// X keycodes.
const [one, enter] = [10, 36]
