import {
  closeSync,
  fsyncSync,
  linkSync,
  openSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { randomUUID } from 'node:crypto'
import { basename, dirname, join } from 'node:path'
import { systemCode } from '../system-code.ts'
import { keyFileText, ownerOnly, readKeyFile } from './key-file.ts'

// A key file is written beside its place and put there whole: whoever reads it sees the keys from before or those from
// after, also when the power goes.

const hourMs = 60 * 60_000

/** Makes the file with its first key, unless the ledger of another file has just made it; the newest key that is in it now. */
export function makeKeyFile(file: string, key: Uint8Array): Uint8Array {
  draft(file, [key], (drafted) => {
    try {
      linkSync(drafted, file)
    } catch (error) {
      if (systemCode(error) !== 'EEXIST') throw error
    }
  })
  return readKeyFile(file)[0] ?? key
}

export const replaceKeyFile = (file: string, keys: readonly Uint8Array[]): void =>
  draft(file, keys, (drafted) => renameSync(drafted, file))

/** Its name ends as a key file's does, so that what leaves those out of a backup leaves it out too. */
function draft(file: string, keys: readonly Uint8Array[], place: (drafted: string) => void): void {
  const drafted = `${file}.${randomUUID()}.key`
  try {
    const handle = openSync(drafted, 'wx', ownerOnly)
    try {
      writeFileSync(handle, keyFileText(keys))
      fsyncSync(handle)
    } finally {
      closeSync(handle)
    }
    removeOldDrafts(file, statSync(drafted).mtimeMs)
    place(drafted)
  } finally {
    rmSync(drafted, { force: true })
  }
  syncFolder(dirname(file))
}

/** What a crash left of a draft holds keys too. One younger than an hour may be another program's at work. */
function removeOldDrafts(file: string, now: number): void {
  const names = readdirSync(dirname(file)).filter((name) => name.startsWith(`${basename(file)}.`))
  for (const name of names.filter((one) => /\.[0-9a-f-]{36}\.key$/.test(one))) {
    const left = join(dirname(file), name)
    const age = now - (statSync(left, { throwIfNoEntry: false })?.mtimeMs ?? now)
    if (age > hourMs) rmSync(left, { force: true })
  }
}

/** Windows opens no folders; its file systems keep a rename by themselves. */
function syncFolder(folder: string): void {
  if (process.platform === 'win32') return
  const handle = openSync(folder, 'r')
  try {
    fsyncSync(handle)
  } finally {
    closeSync(handle)
  }
}
