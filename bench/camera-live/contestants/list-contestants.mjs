import { readFile } from 'node:fs/promises'
import { join } from 'node:path'

const files = ['bare-video', 'paycode', 'html5-qrcode', 'zxing-browser', 'zxing-wasm']

/** The scripts of the wanted ones; without a wish, of all. */
export function listContestants(wanted = files) {
  const unknown = wanted.filter((file) => !files.includes(file))
  if (unknown.length > 0) throw new TypeError(`There are ${files.join(', ')}; no ${unknown[0]}.`)
  return wanted.map((file) => join(import.meta.dirname, `${file}.mjs`))
}

/** The versions that are installed, by package. */
export async function versionsOfLibraries() {
  const manifest = await readFile(join(import.meta.dirname, '..', 'package.json'), 'utf8')
  return JSON.parse(manifest).dependencies
}
