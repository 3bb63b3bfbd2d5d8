import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { root } from '../lib/root.mjs'
import { readBlocks } from './read-blocks.mjs'

const lists = join(import.meta.dirname, 'blocks')

/** Where the list of a file's blocks stands: at the same path, beside this check. */
export const listOf = (file) => `checks/readmes/blocks/${file.replace(/\.md$/, '.mjs')}`

/**
 * Pairs the blocks of a markdown file with the entries of its list, in the order in which both stand under a heading.
 *
 * @returns {Promise<{ pairs: { block: object, entry: object }[], problems: string[], startsEmpty: boolean }>}
 */
export async function pairBlocks(file) {
  const blocks = readBlocks(readFileSync(join(root, file), 'utf8'))
  const unknown = blocks
    .filter(({ kind }) => kind === 'unknown')
    .map(({ line, language }) => `${file}:${line}: a block in "${language}": name a known language`)
  const run = blocks.filter(({ kind }) => kind === 'program' || kind === 'shell')
  const { blocks: entries, startsEmpty = false } = await readList(file)
  const headings = new Set([...Object.keys(entries), ...run.map(({ heading }) => heading)])
  const pairs = []
  const problems = [...headings].flatMap((heading) => {
    const under = run.filter((block) => block.heading === heading)
    const listed = entries[heading] ?? []
    const wanted = under.map((block, index) => [block, listed[index]])
    pairs.push(...wanted.filter(([, entry]) => entry).map(([block, entry]) => ({ block, entry })))
    return [
      ...wanted
        .filter(([, entry]) => entry === undefined)
        .map(([{ line }]) => `${file}:${line}: no entry under "${heading}" in ${listOf(file)}`),
      ...listed
        .slice(under.length)
        .map(() => `${listOf(file)}: an entry under "${heading}" has no block`),
    ]
  })
  return { pairs, startsEmpty, problems: [...unknown, ...problems] }
}

async function readList(file) {
  const path = join(lists, file.replace(/\.md$/, '.mjs'))
  return existsSync(path) ? import(pathToFileURL(path)) : { blocks: {} }
}
