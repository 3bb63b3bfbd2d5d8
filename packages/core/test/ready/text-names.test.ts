import { sha256 } from '@noble/hashes/sha2.js'
import { OldestFirst } from '../../src/ledger/oldest-first.ts'
import { Sightings } from '../../src/ready/sightings.ts'
import { TextNames } from '../../src/ready/text-names.ts'
import { w1, w2 } from './support/codes.ts'

test('a text has one name, of 16 bytes, and no two have the same', () => {
  const names = new TextNames()
  const texts = Array.from({ length: 1_000 }, (_, index) => `${w1}${index}`)
  const all = texts.map((text) => names.nameOf(text))
  expect(texts.map((text) => names.nameOf(text))).toEqual(all)
  expect(new Set(all).size).toBe(1_000)
  expect(all.every((name) => name.length === 16)).toBe(true)
})

test('the name is another in each process, and no plain hash', () => {
  const name = new TextNames().nameOf(w1)
  expect(new TextNames().nameOf(w1)).not.toBe(name)
  const plain = sha256(new TextEncoder().encode(w1))
  expect(name).not.toBe(String.fromCharCode(...plain.subarray(0, 16)))
})

test('what is remembered of a code is its name', () => {
  const set = jest.spyOn(OldestFirst.prototype, 'set')
  const sightings = new Sightings({ holdMs: 3_000, keepMs: 60_000, maxSightings: 10 })
  const now = { monotonic: 0, wall: 0 }
  for (const text of [w1, w2, w1]) sightings.see(text, now, now)
  const kept = JSON.stringify(set.mock.calls)
  set.mockRestore()
  expect(sightings.size).toBe(2)
  expect(kept).not.toContain(w1)
  expect(kept).not.toContain(w2)
})
