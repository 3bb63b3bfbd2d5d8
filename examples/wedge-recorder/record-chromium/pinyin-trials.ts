import { code, type Trial } from './trial.ts'

/** A Chinese till's keyboard: an input method takes letters, and then digits, which choose one of its candidates. */
export const pinyinTrials: readonly Trial[] = [
  {
    name: 'pinyin-idle',
    comesTo: [code],
    act: async ({ keys, inputMethod }) => {
      await inputMethod?.use('pinyin')
      await keys.scan(`${code}\r`, { gapMs: 8 })
    },
  },
  {
    name: 'pinyin-letter-left',
    comesTo: ['input-method'],
    act: async ({ keys, inputMethod }) => {
      await inputMethod?.use('pinyin')
      await keys.scan('a', { gapMs: 8 })
      await keys.scan(`${code}\r`, { gapMs: 8 })
    },
  },
  {
    name: 'pinyin-two-letters-left',
    comesTo: ['input-method'],
    act: async ({ keys, inputMethod }) => {
      await inputMethod?.use('pinyin')
      await keys.scan('ni', { gapMs: 8 })
      await keys.scan(`${code}\r`, { gapMs: 8 })
    },
  },
]
