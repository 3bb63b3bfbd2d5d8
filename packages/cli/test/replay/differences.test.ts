import { differences } from '../../src/replay/differences.ts'

const [a, b, c, d] = ['a', 'b', 'c', 'd'].map((status) => ({ status, t: 1 }))

test.each([
  ['nothing', [], [], []],
  ['equal lines', [a, b], [a, b], []],
  ['a line that changed', [a, b, c], [a, d, c], [{ was: b, now: d }]],
  ['a line that went', [a, b, c], [a, c], [{ was: b }]],
  ['a line that came', [a, c], [a, b, c], [{ now: b }]],
  ['one that came first and one that went last', [a, b], [c, a], [{ now: c }, { was: b }]],
  ['nothing in common', [a, b], [c], [{ was: a, now: c }, { was: b }]],
  ['nothing before', [], [a], [{ now: a }]],
  ['the order of fields', [{ status: 'a', t: 1 }], [{ t: 1, status: 'a' }], []],
] as const)('%s', (_, before, after, expected) => {
  const some = (lines: readonly (object | undefined)[]): object[] => lines.map((line) => line ?? {})
  expect([...differences(some(before), some(after))]).toEqual(expected)
})

test('thousands of lines that all changed', () => {
  const numbered = (status: string) => Array.from({ length: 5_000 }, (__, t) => ({ status, t }))
  expect([...differences(numbered('a'), numbered('b'))]).toHaveLength(5_000)
})
