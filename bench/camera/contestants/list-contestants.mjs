import { readFile, readdir } from 'node:fs/promises'
import { join } from 'node:path'

const notContestants = ['list-contestants.mjs', 'contestant-process.mjs']

/**
 * Every file of this folder, once for each of its variants: who adds a decoder adds a file. It exports `library`,
 * `variants` (`{ [name]: { says, options } }`) and `open(options)`, which gives `prepare(frame)`, what brings a frame
 * into the form the library asks for, and `read(prepared)`, a promise of `{ text, symbology }[]`.
 */
export async function listContestants(wanted = []) {
  const files = (await readdir(import.meta.dirname)).filter(
    (name) => name.endsWith('.mjs') && !notContestants.includes(name),
  )
  const versions = await versionsOfLibraries()
  const lists = await Promise.all(
    files.map(async (name) => {
      const file = join(import.meta.dirname, name)
      const { library, variants } = await import(file)
      const version = versions[library]?.startsWith('workspace') ? undefined : versions[library]
      return Object.entries(variants).map(([variant, { says }]) => ({
        ...{ file, library, version, variant, says, name: `${library} ${variant}` },
      }))
    }),
  )
  const all = lists.flat()
  return wanted.length === 0
    ? all
    : all.filter(({ name }) => wanted.some((part) => name.includes(part)))
}

async function versionsOfLibraries() {
  const manifest = await readFile(join(import.meta.dirname, '..', 'package.json'), 'utf8')
  return JSON.parse(manifest).dependencies
}
