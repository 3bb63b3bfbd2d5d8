import { judgeClaims } from '../src/store/judge-claims.ts'

const at = (now: number, ...fingerprints: string[]) => ({
  fingerprints,
  terms: { now, retainMs: 10, keyId: undefined },
})
const judge = (group: Parameters<typeof judgeClaims>[0], stored: Record<string, number> = {}) => {
  const { answers, claimed } = judgeClaims(group, 'key', (name) => stored[name])
  return { answers, claimed: Object.fromEntries(claimed) }
}

test('each claim is judged after those before it', () => {
  expect(judge([at(0, 'a'), at(1, 'a'), at(2, 'b')])).toEqual({
    answers: ['claimed', 'already-claimed', 'claimed'],
    claimed: { a: 10, b: 12 },
  })
})

test('a claim lives until its moment, and no longer', () => {
  expect(judge([at(4, 'a')], { a: 5 }).answers).toEqual(['already-claimed'])
  expect(judge([at(5, 'a')], { a: 5 })).toEqual({ answers: ['claimed'], claimed: { a: 15 } })
  expect(judge([at(0.5, 'a'), at(10, 'a'), at(11, 'a')])).toEqual({
    answers: ['claimed', 'already-claimed', 'claimed'],
    claimed: { a: 21 },
  })
})

test('under several names it is refused for any of them, and stored under all', () => {
  expect(judge([at(0, 'a', 'old a')])).toEqual({
    answers: ['claimed'],
    claimed: { a: 10, 'old a': 10 },
  })
  expect(judge([at(0, 'a', 'old a')], { 'old a': 1 })).toEqual({
    answers: ['already-claimed'],
    claimed: {},
  })
  expect(judge([at(0, 'old a'), at(0, 'a', 'old a')]).answers).toEqual([
    'claimed',
    'already-claimed',
  ])
})

test('one that was named under another key is left out, and no other', () => {
  const { answers, claimed } = judge([
    { fingerprints: ['a'], terms: { now: 0, retainMs: 10, keyId: 'the key before' } },
    at(0, 'b'),
  ])
  expect(answers).toEqual([expect.objectContaining({ code: 'ledger-key' }), 'claimed'])
  expect(claimed).toEqual({ b: 10 })
})
