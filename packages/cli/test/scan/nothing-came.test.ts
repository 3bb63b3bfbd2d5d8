import { TestScheduler } from 'rxjs/testing'
import { nothingCame } from '../../src/scan/nothing-came.ts'

const marbles = (): TestScheduler =>
  new TestScheduler((actual, expected) => expect(actual).toEqual(expected))

test.each([
  ['what is not answered', 'aaa', '---', '-- 2500ms x'],
  ['what is answered at once', 'a--', 'b--', ''],
  ['what is answered late', 'a 2000ms -', '- 2000ms b', ''],
  ['what follows an answer', 'a-a', '-b-', '-- 2500ms x'],
  ['what goes on without a rest', 'a 2s a 2s a', '-', '4002ms 2500ms x'],
  ['two things with a rest between', 'a 3s a', '-', '2500ms x 500ms 2500ms x'],
])('%s', (_what, activity, answers, lines) => {
  marbles().run(({ hot, expectObservable }) => {
    const quiet$ = nothingCame(hot(activity), hot(answers))
    expectObservable(quiet$, '^ 20s !').toBe(lines, { x: true })
  })
})
