import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'

// Whatever is a row of words anywhere in the packages is said in every language.

const packages = resolve(__dirname, '../../packages')

interface Row {
  readonly place: string
  readonly en: { readonly what: string; readonly cure: string }
  readonly zh: { readonly what: string; readonly cure: string }
}

/** A row's Chinese, as the tables write it. */
const row = /\bzh: \{\s*what:/

const isWords = (value: unknown): boolean =>
  typeof value === 'object' && value !== null && 'what' in value && 'cure' in value

/** The rows in what a module exports, tables in tables included. */
function rowsIn(value: unknown, place: string, depth = 0): Row[] {
  if (typeof value !== 'object' || value === null || depth > 3) return []
  const { en, zh } = value as Partial<Row>
  if (isWords(en) || isWords(zh)) return [{ place, en, zh } as Row]
  return Object.entries(value).flatMap(([name, inner]) =>
    rowsIn(inner, `${place} ${name}`, depth + 1),
  )
}

const filesWithWords = readdirSync(packages)
  .filter((name) => existsSync(join(packages, name, 'src')))
  .flatMap((name) =>
    readdirSync(join(packages, name, 'src'), { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.ts'))
      .map((file) => join(packages, name, 'src', file)),
  )
  .filter((file) => row.test(readFileSync(file, 'utf8')))

const rowsOfFiles = filesWithWords.map((path) => {
  const file = path.slice(packages.length + 1)
  const rows = rowsIn(jest.requireActual(path), file)
  const written = readFileSync(path, 'utf8').match(new RegExp(row, 'g'))?.length ?? 0
  return { file, rows, found: rows.length, written }
})
const rows = rowsOfFiles.flatMap((file) => file.rows)

test('the tables are found', () => {
  expect(filesWithWords.length).toBeGreaterThan(12)
  expect(rows.length).toBeGreaterThan(120)
})

test.each(rowsOfFiles)('$file exports each of its rows', ({ found, written }) => {
  expect(found).toBeGreaterThanOrEqual(written)
})

/** A command or an option may stay as it is; four words in a row would be a sentence. */
const sentence = /(?:[a-z]+[ ,]+){3}[a-z]+/i

test.each(rows)('$place is said in English and in Chinese', ({ en, zh }) => {
  for (const text of [en.what, en.cure]) {
    expect(text).toMatch(/^[A-Za-z{"'].*[.)]$/)
    expect(text).not.toMatch(/\p{Script=Han}/u)
  }
  for (const text of [zh.what, zh.cure]) {
    expect(text).toMatch(/\p{Script=Han}.*。$/su)
    expect(text.replace(/`[^`]*`|“[^”]*”/g, ' ')).not.toMatch(sentence)
  }
})
