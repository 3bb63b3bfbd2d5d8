import { describeWith } from '../../../../lab/describe-with.ts'
import { pinyinLabNeeds } from '../../../../lab/needs.ts'
import { tillIn, type Till } from '../browser/till-lab.ts'
import { startPinyinLab, type PinyinLab } from './start-pinyin-lab.ts'

export interface PinyinTill {
  readonly till: Till
  /** Opens a new page and selects in its field `f`, with pinyin on. */
  readonly show: (body: string, range?: readonly [number, number], page?: string) => Promise<void>
  /** Types keys that pinyin may handle: not each of them reaches the page as a press. */
  readonly type: (xdotoolArguments: readonly string[]) => Promise<void>
  /** Leaves these letters in the composition, and resolves when they are there. */
  readonly compose: (letters: string) => Promise<void>
}

/** A suite on one till whose keyboard goes through pinyin. */
export function describePinyin(name: string, suite: (pinyin: PinyinTill) => void): void {
  describeWith(pinyinLabNeeds, name, () => {
    let lab: PinyinLab
    const till = tillIn(async () => (lab = await startPinyinLab()))
    suite({
      till,
      show: async (body, [from, to] = [0, 0], page) => {
        await till.show(body, page)
        await till.select(from, to)
        await lab.use('pinyin')
      },
      type: async (xdotoolArguments) => void (await lab.display.run('xdotool', xdotoolArguments)),
      compose: async (letters) => {
        await lab.keys.scan(letters, { gapMs: 120 })
        const { inputs } = await till.seen(
          ({ inputs: all }) => all.at(-1)?.endsWith(letters) === true,
        )
        expect(inputs.at(-1)).toBe(`insertCompositionText ${letters}`)
        // Longer than any gap inside a scan.
        await till.rest()
      },
    })
  })
}
