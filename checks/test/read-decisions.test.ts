import { resolve } from 'node:path'

interface Decisions {
  readRoom(room: string, text: string): readonly object[]
  indexOf(decisions: readonly object[]): string
  unknownIn(text: string, numbers: readonly string[]): readonly string[]
}

const { indexOf, readRoom, unknownIn } = jest.requireActual<Decisions>(
  resolve(__dirname, '../lib/read-decisions.mjs'),
)

const room = `# Cats: how they are fed

## D-001

**Cats eat
fish.** Accepted; replaces [D-002](#d-002).

They like it.

## D-002

**Cats eat mice.** Replaced by [D-001](#d-001).

Mice ran.
`

test('each decision is a line of the index, with links that lead from there', () => {
  expect(indexOf(readRoom('cats.md', room))).toBe(
    [
      '| number | decision | room | status |',
      '| --- | --- | --- | --- |',
      '| [D-001](cats.md#d-001) | Cats eat fish | [Cats](cats.md) | Accepted; replaces [D-002](cats.md#d-002) |',
      '| [D-002](cats.md#d-002) | Cats eat mice | [Cats](cats.md) | Replaced by [D-001](cats.md#d-001) |',
      '',
    ].join('\n'),
  )
})

test('a heading without a title and a status is an error', () => {
  expect(() => readRoom('cats.md', `${room}\n## D-003\n\nCats sleep.\n`)).toThrow('cats.md')
})

test('a number that no decision has is named once', () => {
  const made = ['D', '009'].join('-')
  expect(unknownIn(`D-001, ${made}, ${made}`, ['D-001'])).toStrictEqual([made])
})
