import { readFile, readdir } from 'node:fs/promises'
import { join } from 'node:path'

const notContestants = ['list-contestants.mjs', 'contestant-process.mjs', 'start-contestants.mjs']

/**
 * Every file of this folder, once for each of its variants: who adds a decoder adds a file. It exports `library`,
 * `variants` (`{ [name]: { says, options } }`) and `open(options)`, which gives `prepare(frame)`, what brings a frame
 * into the form the library asks for, and `read(prepared)`, a promise of `{ text, symbology }[]`. A variant with
 * `isForFilm` takes consecutive frames of one film and is left out of the runs that show single pictures.
 */
export async function listContestants() {
  const files = (await readdir(import.meta.dirname)).filter(
    (name) => name.endsWith('.mjs') && !notContestants.includes(name),
  )
  const versions = await versionsOfLibraries()
  const lists = await Promise.all(
    files.map(async (name) => {
      const file = join(import.meta.dirname, name)
      const { library, variants } = await import(file)
      const version = versions[library]?.startsWith('workspace') ? undefined : versions[library]
      return Object.entries(variants).map(([variant, { says, isForFilm = false }]) => ({
        ...{ file, library, version, variant, says, isForFilm, name: `${library} ${variant}` },
      }))
    }),
  )
  return lists.flat()
}

async function versionsOfLibraries() {
  const manifest = await readFile(join(import.meta.dirname, '..', 'package.json'), 'utf8')
  return JSON.parse(manifest).dependencies
}
