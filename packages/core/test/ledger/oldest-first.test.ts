import fc from 'fast-check'
import { OldestFirst } from '../../src/ledger/oldest-first.ts'

const setUp = (...keys: string[]): OldestFirst<number> => {
  const map = new OldestFirst<number>()
  keys.forEach((key, index) => map.set(key, index))
  return map
}

test('empty, it has no oldest entry', () => {
  const map = setUp()
  expect([map.size, map.oldest(), map.get('a')]).toEqual([0, undefined, undefined])
})

test('the oldest is the one set longest ago, until it is deleted', () => {
  const map = setUp('a', 'b')
  expect(map.oldest()).toEqual(['a', 0])
  expect(map.oldest()).toEqual(['a', 0])
  map.delete('a')
  expect(map.oldest()).toEqual(['b', 1])
  map.delete('b')
  expect([map.size, map.oldest()]).toEqual([0, undefined])
})

test('set again, an entry is the newest', () => {
  const map = setUp('a', 'b')
  map.oldest()
  map.set('a', 7)
  expect(map.oldest()).toEqual(['b', 1])
  map.delete('b')
  expect(map.oldest()).toEqual(['a', 7])
})

test('emptied and filled again it starts over', () => {
  const map = setUp('a')
  map.oldest()
  map.delete('a')
  expect(map.oldest()).toBeUndefined()
  map.set('b', 1)
  map.set('c', 2)
  expect(map.oldest()).toEqual(['b', 1])
})

test('whatever is set, deleted and asked in turn: as a plain list has it', () => {
  const steps = fc.array(
    fc.tuple(fc.constantFrom('set', 'delete', 'oldest', 'drop'), fc.constantFrom(...'abcdef')),
    { maxLength: 80 },
  )
  fc.assert(
    fc.property(steps, (all) => {
      const map = new OldestFirst<number>()
      let list: [string, number][] = []
      all.forEach(([step, key], index) => {
        const known = step === 'drop' ? list[0]?.[0] : key
        if (step === 'oldest') expect(map.oldest()).toEqual(list[0])
        else {
          list = list.filter(([other]) => other !== known)
          if (step === 'set') list.push([key, index])
          if (step === 'set') map.set(key, index)
          else if (known !== undefined) map.delete(known)
        }
        expect([...map]).toEqual(list)
        expect([map.size, map.get(key)]).toEqual([list.length, new Map(list).get(key)])
      })
    }),
    { numRuns: 1_000 },
  )
})
