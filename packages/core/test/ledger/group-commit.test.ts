import fc from 'fast-check'
import { groupCommit, type AskedClaim } from '../../src/ledger/group-commit.ts'
import type { ClaimAnswer } from '../../src/ledger/ledger.ts'

const terms = { now: 0, retainMs: 1_000 }

/** A store whose commits the test completes. */
function slowStore() {
  const groups: string[][] = []
  const open: { resolve: (answers: ClaimAnswer[]) => void; reject: (error: Error) => void }[] = []
  const commit = (group: readonly AskedClaim[]): Promise<ClaimAnswer[]> => {
    groups.push(group.map(({ fingerprints }) => fingerprints.join('+')))
    return new Promise((resolve, reject) => open.push({ resolve, reject }))
  }
  return { groups, open, commit }
}

const turns = async (count = 10): Promise<void> => {
  for (let turn = 0; turn < count; turn += 1) await Promise.resolve()
}

test('claims that arrive while a group is committed share the next', async () => {
  const store = slowStore()
  const { claim } = groupCommit({ commit: store.commit })
  const first = claim(['a'], terms)
  await turns()
  const others = ['b', 'c'].map((name) => claim([name], terms))
  await turns()
  expect(store.groups).toEqual([['a']])
  store.open[0]!.resolve(['claimed'])
  expect(await first).toBe('claimed')
  await turns()
  expect(store.groups).toEqual([['a'], ['b', 'c']])
  store.open[1]!.resolve(['already-claimed', 'claimed'])
  expect(await Promise.all(others)).toEqual(['already-claimed', 'claimed'])
})

test('who asks at the same moment is gathered into one group', async () => {
  const store = slowStore()
  const { claim } = groupCommit({ commit: store.commit, gather: () => turns() })
  const claims = ['a', 'b', 'c'].map((name) => claim([name], terms))
  await turns(20)
  expect(store.groups).toEqual([['a', 'b', 'c']])
  store.open[0]!.resolve(['claimed', 'claimed', 'claimed'])
  await Promise.all(claims)
})

test('a group that fails rejects all its claims, and no others', async () => {
  const store = slowStore()
  const { claim } = groupCommit({ commit: store.commit, gather: () => turns() })
  const failing = [claim(['a'], terms), claim(['b'], terms)]
  const settled = Promise.allSettled(failing)
  await turns(20)
  const next = claim(['c'], terms)
  store.open[0]!.reject(new Error('disk'))
  expect((await settled).map(({ status }) => status)).toEqual(['rejected', 'rejected'])
  await turns(20)
  store.open[1]!.resolve(['claimed'])
  expect(await next).toBe('claimed')
})

test('one that is left out rejects, and the others of its group go on', async () => {
  const commit = async () => ['claimed' as const, new Error('other key'), 'claimed' as const]
  const { claim } = groupCommit({ commit, gather: () => turns() })
  const settled = await Promise.allSettled(['a', 'b', 'c'].map((name) => claim([name], terms)))
  expect(settled.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled'])
})

test('a group has its bounds', async () => {
  const store = slowStore()
  const { claim } = groupCommit({ commit: store.commit, gather: () => turns() })
  const claims = Array.from({ length: 1_500 }, (_, index) => claim([String(index)], terms))
  await turns(20)
  expect(store.groups[0]).toHaveLength(1_000)
  store.open[0]!.resolve(store.groups[0]!.map(() => 'claimed'))
  await turns(20)
  store.open[1]!.resolve(store.groups[1]!.map(() => 'claimed'))
  expect(await Promise.all(claims)).toHaveLength(1_500)
})

test('it is settled when nothing is open', async () => {
  const store = slowStore()
  const { claim, settled } = groupCommit({ commit: store.commit })
  await settled()
  const answer = claim(['a'], terms)
  let isSettled = false
  const waiting = settled().then(() => (isSettled = true))
  await turns()
  expect(isSettled).toBe(false)
  store.open[0]!.resolve(['claimed'])
  await Promise.all([answer, waiting])
})

test.each([
  [[], terms],
  [[''], terms],
  [[1 as never], terms],
  ['a' as never, terms],
  [['a'], { now: Number.NaN, retainMs: 1 }],
  [['a'], { now: 0, retainMs: Number.POSITIVE_INFINITY }],
])('what no store could keep is a TypeError, and joins no group: %j %j', async (names, wrong) => {
  const store = slowStore()
  await expect(groupCommit({ commit: store.commit }).claim(names, wrong)).rejects.toBeInstanceOf(
    TypeError,
  )
  expect(store.groups).toEqual([])
})

test('every claim gets its own answer, in whatever groups they go', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.nat(5), { maxLength: 40 }), async (waits) => {
      const commit = async (group: readonly AskedClaim[]): Promise<ClaimAnswer[]> => {
        await turns(3)
        return group.map(({ fingerprints: [name] }) =>
          Number(name) % 2 === 0 ? 'claimed' : 'already-claimed',
        )
      }
      const { claim } = groupCommit({ commit })
      const claims: Promise<ClaimAnswer>[] = []
      for (const [index, wait] of waits.entries()) {
        claims.push(claim([String(index)], terms))
        await turns(wait)
      }
      const answers = await Promise.all(claims)
      expect(answers).toEqual(
        waits.map((_, index) => (index % 2 === 0 ? 'claimed' : 'already-claimed')),
      )
    }),
  )
})
