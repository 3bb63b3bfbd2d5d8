import { handKeys } from '../browser/hand-keys.ts'
import { describePinyin } from './describe-pinyin.ts'

const form = '<form><input id="f" value="AB"><button id="go">go</button></form>'

// X keycodes.
const [backspace, enter, down] = [22, 36, 116]
const hanOnly = /^AB\p{Script=Han}+$/u

/** Text to type, keys to press, or a rest in ms to look at the candidates. */
type Step = string | number | readonly number[]

describePinyin('a person who types pinyin', ({ till, show, type }) => {
  const paces = [
    { gapMs: 150, holdMs: 80 },
    // As fast typists do.
    { gapMs: 80, holdMs: 75 },
  ]

  async function typed(steps: readonly Step[], pace: (typeof paces)[number]) {
    for (const step of steps) {
      if (typeof step === 'number') await till.rest(step)
      else if (typeof step === 'string') await type(handKeys(step, pace))
      else await type(['key', '--delay', String(pace.gapMs), ...step.map(String)])
    }
    // Longer than any burst stays open: text that is taken out again would be gone by now.
    await till.rest(1_000)
    return till.field()
  }

  const ways: [string, Step[]][] = [
    ['chooses a word by a digit', ['nihao', '1']],
    ['chooses it after a look', ['nihao', 700, '1']],
    ['chooses the second', ['nihao', 700, '2', 700, '1']],
    ['chooses it with Space', ['zhongguo', ' ']],
    ['writes a sentence at one go', ['womenquchifanba', 700, ' ']],
    ['writes word by word', ['women', '1', 'qu', '1', 'chifan', '1']],
    ['takes letters back', ['zhongguoren', [backspace, backspace, backspace], 'ren', ' ']],
    ['walks through the candidates', ['zhongguo', 500, [down, down], ' ']],
    ['wants the letters themselves', ['zhongguo', [enter]]],
    ['leaves the word open', ['zhongguoren']],
  ]
  test.each(paces.flatMap((pace) => ways.map(([name, steps]) => [name, pace, steps] as const)))(
    'and %s (%j) has the same as without a till',
    async (_, pace, steps) => {
      await till.trial(async () => {
        await show(form, [2, 2])
        await till.page.evaluate('till.close()')
        const alone = await typed(steps, pace)
        expect(alone.value).not.toBe('AB')
        await show(form, [2, 2])
        expect(await typed(steps, pace)).toEqual(alone)
        const { scans, refused, statuses, submits, pressed, faults } = await till.seen()
        expect([scans, refused, submits, faults]).toEqual([[], [], 0, []])
        expect(statuses).toEqual(['closed', 'opening', 'open'])
        expect(pressed.filter(({ isPrevented }) => isPrevented)).toEqual([])
      })
    },
  )

  test('and sends it off at once with Enter sends it', async () => {
    await till.trial(async () => {
      await show(form, [2, 2])
      await typed(['womenquchifanba'], paces[0]!)
      await type(['key', '--delay', '150', '65', String(enter)])
      const { scans, refused, submits } = await till.seen(({ submits: all }) => all > 0)
      expect([scans, refused, submits]).toEqual([[], [], 1])
      expect((await till.field()).value).toMatch(hanOnly)
    })
  })
})
